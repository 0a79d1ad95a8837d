/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-entity.h"

G_BEGIN_DECLS

/* The final type of each kind's views.  RungPlanHead shows the PLAN record; the
 * name RungPlan is taken by the whole. */
#define RUNG_TYPE_PLAN_HEAD (rung_plan_head_get_type ())
G_DECLARE_FINAL_TYPE (RungPlanHead, rung_plan_head, RUNG, PLAN_HEAD, RungEntity)

#define RUNG_TYPE_LADDER (rung_ladder_get_type ())
G_DECLARE_FINAL_TYPE (RungLadder, rung_ladder, RUNG, LADDER, RungEntity)

#define RUNG_TYPE_ROLE (rung_role_get_type ())
G_DECLARE_FINAL_TYPE (RungRole, rung_role, RUNG, ROLE, RungEntity)

#define RUNG_TYPE_RESPONSIBILITY (rung_responsibility_get_type ())
G_DECLARE_FINAL_TYPE (RungResponsibility, rung_responsibility, RUNG, RESPONSIBILITY, RungEntity)

#define RUNG_TYPE_STAY (rung_stay_get_type ())
G_DECLARE_FINAL_TYPE (RungStay, rung_stay, RUNG, STAY, RungEntity)

#define RUNG_TYPE_GOAL (rung_goal_get_type ())
G_DECLARE_FINAL_TYPE (RungGoal, rung_goal, RUNG, GOAL, RungEntity)

#define RUNG_TYPE_GOAL_LINK (rung_goal_link_get_type ())
G_DECLARE_FINAL_TYPE (RungGoalLink, rung_goal_link, RUNG, GOAL_LINK, RungEntity)

#define RUNG_TYPE_STEP (rung_step_get_type ())
G_DECLARE_FINAL_TYPE (RungStep, rung_step, RUNG, STEP, RungEntity)

#define RUNG_TYPE_CHECK_IN (rung_check_in_get_type ())
G_DECLARE_FINAL_TYPE (RungCheckIn, rung_check_in, RUNG, CHECK_IN, RungEntity)

#define RUNG_TYPE_EVIDENCE (rung_evidence_get_type ())
G_DECLARE_FINAL_TYPE (RungEvidence, rung_evidence, RUNG, EVIDENCE, RungEntity)

#define RUNG_TYPE_EVIDENCE_LINK (rung_evidence_link_get_type ())
G_DECLARE_FINAL_TYPE (RungEvidenceLink, rung_evidence_link, RUNG, EVIDENCE_LINK, RungEntity)

#define RUNG_TYPE_RATING (rung_rating_get_type ())
G_DECLARE_FINAL_TYPE (RungRating, rung_rating, RUNG, RATING, RungEntity)

#define RUNG_TYPE_SESSION (rung_session_get_type ())
G_DECLARE_FINAL_TYPE (RungSession, rung_session, RUNG, SESSION, RungEntity)

#define RUNG_TYPE_AGENDA_ITEM (rung_agenda_item_get_type ())
G_DECLARE_FINAL_TYPE (RungAgendaItem, rung_agenda_item, RUNG, AGENDA_ITEM, RungEntity)

#define RUNG_TYPE_ACTION (rung_action_get_type ())
G_DECLARE_FINAL_TYPE (RungAction, rung_action, RUNG, ACTION, RungEntity)

#define RUNG_TYPE_AGREEMENT (rung_agreement_get_type ())
G_DECLARE_FINAL_TYPE (RungAgreement, rung_agreement, RUNG, AGREEMENT, RungEntity)

#define RUNG_TYPE_PAUSE (rung_pause_get_type ())
G_DECLARE_FINAL_TYPE (RungPause, rung_pause, RUNG, PAUSE, RungEntity)

#define RUNG_TYPE_BASELINE (rung_baseline_get_type ())
G_DECLARE_FINAL_TYPE (RungBaseline, rung_baseline, RUNG, BASELINE, RungEntity)

G_END_DECLS
