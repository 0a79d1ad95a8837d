/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the tables: one for every kind, field and value of the field table, for
 * every label of an edit and for every level.  A test walks the tables and finds a
 * word for each, so whoever adds a field is told to name it here. */

#include "rung-phrases.h"

#include <glib/gi18n.h>
#include <string.h>

/* Characters of a title that a label tells: it stands in menus, tooltips and messages. */
#define ARGUMENT_LENGTH 100

static const char *const plan_fields[] = {
  [RUNG_PLAN_TITLE] = NC_("plan field", "Title"),
  [RUNG_PLAN_OWNER] = NC_("plan field", "Name"),
  [RUNG_PLAN_MENTOR] = NC_("plan field", "Mentor"),
  [RUNG_PLAN_KIND] = NC_("plan field", "Whose plan"),
  [RUNG_PLAN_LANGUAGE] = NC_("plan field", "Language"),
  [RUNG_PLAN_SAMPLE] = NC_("plan field", "Sample"),
  [RUNG_PLAN_CAREER_START] = NC_("plan field", "Career start"),
  [RUNG_PLAN_HOURS_PER_WEEK] = NC_("plan field", "Hours a week for growing"),
  [RUNG_PLAN_TARGET_ROLE] = NC_("plan field", "Target role"),
  [RUNG_PLAN_TARGET_DAY] = NC_("plan field", "Target day"),
  [RUNG_PLAN_VISION] = NC_("plan field", "Vision"),
  [RUNG_PLAN_NOTE] = NC_("plan field", "Note"),
};

static const char *const ladder_fields[] = {
  [RUNG_LADDER_ID] = NC_("ladder field", "Identifier"),
  [RUNG_LADDER_TITLE] = NC_("ladder field", "Title"),
  [RUNG_LADDER_SUMMARY] = NC_("ladder field", "Summary"),
  [RUNG_LADDER_VERSION] = NC_("ladder field", "Version"),
  [RUNG_LADDER_SOURCE] = NC_("ladder field", "Source"),
  [RUNG_LADDER_LICENCE] = NC_("ladder field", "Licence"),
};

static const char *const role_fields[] = {
  [RUNG_ROLE_ID] = NC_("role field", "Identifier"),
  [RUNG_ROLE_ORDINAL] = NC_("role field", "Position on the ladder"),
  [RUNG_ROLE_TRACK] = NC_("role field", "Track"),
  [RUNG_ROLE_TITLE] = NC_("role field", "Title"),
  [RUNG_ROLE_ALIASES] = NC_("role field", "Also called"),
  [RUNG_ROLE_LEVEL] = NC_("role field", "Level"),
  [RUNG_ROLE_SUMMARY] = NC_("role field", "Summary"),
  [RUNG_ROLE_EXPECTATIONS] = NC_("role field", "Expectations"),
  [RUNG_ROLE_CONDITION] = NC_("role field", "When the role is needed"),
  [RUNG_ROLE_MONTHS_MIN] = NC_("role field", "Shortest typical time in months"),
  [RUNG_ROLE_MONTHS_MAX] = NC_("role field", "Longest typical time in months"),
  [RUNG_ROLE_ESTIMATED] = NC_("role field", "Time is estimated"),
  [RUNG_ROLE_OPEN_ENDED] = NC_("role field", "Open-ended"),
  [RUNG_ROLE_WATCH_POINT] = NC_("role field", "Watch point"),
  [RUNG_ROLE_WATCH_MONTH] = NC_("role field", "Month of the career for the watch point"),
  [RUNG_ROLE_SIDE_MOVES] = NC_("role field", "Side moves"),
  [RUNG_ROLE_VARIANTS] = NC_("role field", "Variants"),
  [RUNG_ROLE_HIDDEN] = NC_("role field", "Hidden"),
};

static const char *const responsibility_fields[] = {
  [RUNG_RESPONSIBILITY_ID] = NC_("responsibility field", "Identifier"),
  [RUNG_RESPONSIBILITY_ROLE] = NC_("responsibility field", "Role"),
  [RUNG_RESPONSIBILITY_ORDINAL] = NC_("responsibility field", "Position"),
  [RUNG_RESPONSIBILITY_TITLE] = NC_("responsibility field", "Title"),
  [RUNG_RESPONSIBILITY_DETAIL] = NC_("responsibility field", "Detail"),
  [RUNG_RESPONSIBILITY_CATEGORY] = NC_("responsibility field", "Category"),
  [RUNG_RESPONSIBILITY_DESCRIPTORS] = NC_("responsibility field", "What each level looks like"),
  [RUNG_RESPONSIBILITY_IDEAS] = NC_("responsibility field", "Ideas for goals"),
  [RUNG_RESPONSIBILITY_HIDDEN] = NC_("responsibility field", "Hidden"),
};

static const char *const stay_fields[] = {
  [RUNG_STAY_ROLE] = NC_("stay field", "Role"),
  [RUNG_STAY_START] = NC_("stay field", "From"),
  [RUNG_STAY_END] = NC_("stay field", "Until"),
  [RUNG_STAY_EXPECTED_END] = NC_("stay field", "Expected until"),
  [RUNG_STAY_PLANNED] = NC_("stay field", "Planned"),
};

static const char *const goal_fields[] = {
  [RUNG_GOAL_CREATED] = NC_("goal field", "Added"),
  [RUNG_GOAL_TITLE] = NC_("goal field", "Title"),
  [RUNG_GOAL_WHY] = NC_("goal field", "Why"),
  [RUNG_GOAL_DONE_WHEN] = NC_("goal field", "Done when"),
  [RUNG_GOAL_STATUS] = NC_("goal field", "Status"),
  [RUNG_GOAL_REASON] = NC_("goal field", "Reason"),
  [RUNG_GOAL_PRIORITY] = NC_("goal field", "Priority"),
  [RUNG_GOAL_WAY] = NC_("goal field", "Way of learning"),
  [RUNG_GOAL_START] = NC_("goal field", "Start"),
  [RUNG_GOAL_DUE] = NC_("goal field", "Due"),
  [RUNG_GOAL_DONE_DAY] = NC_("goal field", "Done on"),
  [RUNG_GOAL_PROGRESS_BY] = NC_("goal field", "Progress by"),
  [RUNG_GOAL_PERCENT] = NC_("goal field", "Percent"),
  [RUNG_GOAL_MEASURE_FROM] = NC_("goal field", "Measured from"),
  [RUNG_GOAL_MEASURE_TO] = NC_("goal field", "Measured to"),
  [RUNG_GOAL_MEASURE_NOW] = NC_("goal field", "Measured now"),
  [RUNG_GOAL_UNIT] = NC_("goal field", "Unit"),
  [RUNG_GOAL_EFFORT_HOURS] = NC_("goal field", "Effort in hours"),
  [RUNG_GOAL_ORDINAL] = NC_("goal field", "Position"),
  [RUNG_GOAL_PRIVATE] = NC_("goal field", "Private"),
  [RUNG_GOAL_NOTE] = NC_("goal field", "Note"),
};

static const char *const goal_link_fields[] = {
  [RUNG_GOAL_LINK_GOAL] = NC_("goal link field", "Goal"),
  [RUNG_GOAL_LINK_RESPONSIBILITY] = NC_("goal link field", "Responsibility"),
};

static const char *const step_fields[] = {
  [RUNG_STEP_GOAL] = NC_("step field", "Goal"),
  [RUNG_STEP_ORDINAL] = NC_("step field", "Position"),
  [RUNG_STEP_TITLE] = NC_("step field", "Title"),
  [RUNG_STEP_OWNER] = NC_("step field", "Who does it"),
  [RUNG_STEP_DUE] = NC_("step field", "Due"),
  [RUNG_STEP_DONE_DAY] = NC_("step field", "Done on"),
};

static const char *const check_in_fields[] = {
  [RUNG_CHECK_IN_GOAL] = NC_("check in field", "Goal"),
  [RUNG_CHECK_IN_DAY] = NC_("check in field", "Day"),
  [RUNG_CHECK_IN_INSTANT] = NC_("check in field", "Written at"),
  [RUNG_CHECK_IN_TEXT] = NC_("check in field", "Text"),
  [RUNG_CHECK_IN_PERCENT] = NC_("check in field", "Percent after it"),
  [RUNG_CHECK_IN_PRIVATE] = NC_("check in field", "Private"),
};

static const char *const evidence_fields[] = {
  [RUNG_EVIDENCE_TITLE] = NC_("evidence field", "Title"),
  [RUNG_EVIDENCE_KIND] = NC_("evidence field", "Kind"),
  [RUNG_EVIDENCE_TEXT] = NC_("evidence field", "Text"),
  [RUNG_EVIDENCE_URI] = NC_("evidence field", "Link"),
  [RUNG_EVIDENCE_DAY] = NC_("evidence field", "Day"),
  [RUNG_EVIDENCE_WITNESS] = NC_("evidence field", "Witness"),
  [RUNG_EVIDENCE_WITNESS_WORDS] = NC_("evidence field", "Words of the witness"),
  [RUNG_EVIDENCE_WITNESS_DAY] = NC_("evidence field", "Day of the witness"),
  [RUNG_EVIDENCE_SHA256] = NC_("evidence field", "Checksum of the file"),
  [RUNG_EVIDENCE_FILE_NAME] = NC_("evidence field", "File name"),
  [RUNG_EVIDENCE_PRIVATE] = NC_("evidence field", "Private"),
};

static const char *const evidence_link_fields[] = {
  [RUNG_EVIDENCE_LINK_EVIDENCE] = NC_("evidence link field", "Evidence"),
  [RUNG_EVIDENCE_LINK_RESPONSIBILITY] = NC_("evidence link field", "Responsibility"),
  [RUNG_EVIDENCE_LINK_GOAL] = NC_("evidence link field", "Goal"),
};

static const char *const rating_fields[] = {
  [RUNG_RATING_RESPONSIBILITY] = NC_("rating field", "Responsibility"),
  [RUNG_RATING_BY] = NC_("rating field", "Rated by"),
  [RUNG_RATING_NAME] = NC_("rating field", "Name"),
  [RUNG_RATING_LEVEL] = NC_("rating field", "Level"),
  [RUNG_RATING_BASIS] = NC_("rating field", "Basis"),
  [RUNG_RATING_DAY] = NC_("rating field", "Day"),
  [RUNG_RATING_INSTANT] = NC_("rating field", "Rated at"),
  [RUNG_RATING_NOTE] = NC_("rating field", "Note"),
  [RUNG_RATING_SESSION] = NC_("rating field", "Session"),
};

static const char *const session_fields[] = {
  [RUNG_SESSION_START] = NC_("session field", "Start"),
  [RUNG_SESSION_MINUTES] = NC_("session field", "Minutes"),
  [RUNG_SESSION_PLACE] = NC_("session field", "Place"),
  [RUNG_SESSION_SCRIPT] = NC_("session field", "Script"),
  [RUNG_SESSION_STATE] = NC_("session field", "State"),
  [RUNG_SESSION_CHECK_IN] = NC_("session field", "How are things?"),
  [RUNG_SESSION_GOAL] = NC_("session field", "Goal"),
  [RUNG_SESSION_REALITY] = NC_("session field", "Reality"),
  [RUNG_SESSION_OPTIONS] = NC_("session field", "Options"),
  [RUNG_SESSION_WAY_FORWARD] = NC_("session field", "Way forward"),
  [RUNG_SESSION_COMMITMENT] = NC_("session field", "Commitment, 1 to 10"),
  [RUNG_SESSION_SUMMARY] = NC_("session field", "Summary"),
  [RUNG_SESSION_USEFUL_MENTEE] = NC_("session field", "Useful for the mentee, 1 to 5"),
  [RUNG_SESSION_USEFUL_MENTOR] = NC_("session field", "Useful for the mentor, 1 to 5"),
  [RUNG_SESSION_NOTES_MENTEE] = NC_("session field", "Private notes of the mentee"),
  [RUNG_SESSION_NOTES_MENTOR] = NC_("session field", "Private notes of the mentor"),
};

static const char *const agenda_item_fields[] = {
  [RUNG_AGENDA_ITEM_SESSION] = NC_("agenda item field", "Session"),
  [RUNG_AGENDA_ITEM_ORDINAL] = NC_("agenda item field", "Position"),
  [RUNG_AGENDA_ITEM_TITLE] = NC_("agenda item field", "Title"),
  [RUNG_AGENDA_ITEM_GOAL] = NC_("agenda item field", "Goal"),
  [RUNG_AGENDA_ITEM_RESPONSIBILITY] = NC_("agenda item field", "Responsibility"),
  [RUNG_AGENDA_ITEM_ACTION] = NC_("agenda item field", "Action"),
  [RUNG_AGENDA_ITEM_OUTCOME] = NC_("agenda item field", "Outcome"),
  [RUNG_AGENDA_ITEM_NOTE] = NC_("agenda item field", "Note"),
};

static const char *const action_fields[] = {
  [RUNG_ACTION_SESSION] = NC_("action field", "Session"),
  [RUNG_ACTION_TITLE] = NC_("action field", "Title"),
  [RUNG_ACTION_OWNER] = NC_("action field", "Who does it"),
  [RUNG_ACTION_DUE] = NC_("action field", "Due"),
  [RUNG_ACTION_STATE] = NC_("action field", "State"),
  [RUNG_ACTION_REASON] = NC_("action field", "Reason"),
  [RUNG_ACTION_GOAL] = NC_("action field", "Goal"),
};

static const char *const agreement_fields[] = {
  [RUNG_AGREEMENT_PURPOSE] = NC_("agreement field", "Purpose"),
  [RUNG_AGREEMENT_RHYTHM] = NC_("agreement field", "Rhythm"),
  [RUNG_AGREEMENT_PLACE] = NC_("agreement field", "Place"),
  [RUNG_AGREEMENT_AGENDA_BY] = NC_("agreement field", "Who sets the agenda"),
  [RUNG_AGREEMENT_CANCELLING] = NC_("agreement field", "Cancelling"),
  [RUNG_AGREEMENT_CONFIDENTIALITY] = NC_("agreement field", "Confidentiality"),
  [RUNG_AGREEMENT_ENDS_ON] = NC_("agreement field", "Ends on"),
  [RUNG_AGREEMENT_SIGNED_MENTEE] = NC_("agreement field", "Signed by the mentee on"),
  [RUNG_AGREEMENT_SIGNED_MENTOR] = NC_("agreement field", "Signed by the mentor on"),
};

static const char *const pause_fields[] = {
  [RUNG_PAUSE_START] = NC_("pause field", "From"),
  [RUNG_PAUSE_END] = NC_("pause field", "Until"),
  [RUNG_PAUSE_KIND] = NC_("pause field", "Kind"),
  [RUNG_PAUSE_PACE] = NC_("pause field", "Share of full pace"),
  [RUNG_PAUSE_PRIVATE] = NC_("pause field", "Private"),
  [RUNG_PAUSE_NOTE] = NC_("pause field", "Note"),
};

static const char *const baseline_fields[] = {
  [RUNG_BASELINE_DAY] = NC_("baseline field", "Day"),
  [RUNG_BASELINE_TITLE] = NC_("baseline field", "Title"),
  [RUNG_BASELINE_SNAPSHOT] = NC_("baseline field", "Contents"),
};

static const char *const plan_kinds[] = {
  NC_("plan kind", "My own plan"),
  NC_("plan kind", "A mentee’s plan"),
};

static const char *const role_levels[] = {
  NC_("role level", "Execution"),
  NC_("role level", "Independent"),
  NC_("role level", "Lead"),
  NC_("role level", "Management"),
  NC_("role level", "Senior management"),
  NC_("role level", "Executive"),
};

static const char *const goal_statuses[] = {
  NC_("goal status", "Planned"),
  NC_("goal status", "In progress"),
  NC_("goal status", "Paused"),
  NC_("goal status", "Done"),
  NC_("goal status", "Dropped"),
};

static const char *const priorities[] = {
  NC_("priority", "Low"),
  NC_("priority", "Normal"),
  NC_("priority", "High"),
};

static const char *const ways[] = {
  NC_("way of learning", "Do it"),
  NC_("way of learning", "Learn from people"),
  NC_("way of learning", "Study"),
};

static const char *const progress_bys[] = {
  NC_("progress by", "Steps"),
  NC_("progress by", "By hand"),
  NC_("progress by", "Measure"),
};

static const char *const step_owners[] = {
  NC_("step owner", "Me"),
  NC_("step owner", "Mentor"),
};

static const char *const evidence_kinds[] = {
  NC_("evidence kind", "Text"),
  NC_("evidence kind", "Link"),
  NC_("evidence kind", "File"),
};

static const char *const rating_bys[] = {
  NC_("rating by", "Self"),
  NC_("rating by", "Mentor"),
};

static const char *const bases[] = {
  NC_("basis", "Saw it"),
  NC_("basis", "Saw the result"),
  NC_("basis", "Was told"),
  NC_("basis", "Guess"),
};

static const char *const scripts[] = {
  NC_("session script", "First meeting"),
  NC_("session script", "Agreement"),
  NC_("session script", "GROW"),
  NC_("session script", "Rating talk"),
  NC_("session script", "Stuck goal"),
  NC_("session script", "Promotion"),
  NC_("session script", "Mid-point"),
  NC_("session script", "Closing"),
};

static const char *const session_states[] = {
  NC_("session state", "Planned"),
  NC_("session state", "Held"),
  NC_("session state", "Cancelled"),
};

static const char *const action_owners[] = {
  NC_("action owner", "Mentee"),
  NC_("action owner", "Mentor"),
};

static const char *const action_states[] = {
  NC_("action state", "Open"),
  NC_("action state", "Done"),
  NC_("action state", "Moved"),
  NC_("action state", "Dropped"),
};

static const char *const pause_kinds[] = {
  NC_("pause kind", "Parental leave"),
  NC_("pause kind", "Illness"),
  NC_("pause kind", "Study"),
  NC_("pause kind", "Part-time"),
  NC_("pause kind", "Sabbatical"),
  NC_("pause kind", "Other"),
};

/* The words of one kind: its own, and those of its fields. */
typedef struct
{
  const char        *word;
  const char        *field_context;
  const char *const *fields;
  guint              n_fields;
} KindWords;

#define KIND_WORDS(word, context, fields) { word, context, fields, G_N_ELEMENTS (fields) }

static const KindWords kind_words[RUNG_N_KINDS] = {
  [RUNG_KIND_PLAN] = KIND_WORDS (NC_("kind", "Plan"), "plan field", plan_fields),
  [RUNG_KIND_LADDER] = KIND_WORDS (NC_("kind", "Ladder"), "ladder field", ladder_fields),
  [RUNG_KIND_ROLE] = KIND_WORDS (NC_("kind", "Role"), "role field", role_fields),
  [RUNG_KIND_RESPONSIBILITY] = KIND_WORDS (NC_("kind", "Responsibility"), "responsibility field", responsibility_fields),
  [RUNG_KIND_STAY] = KIND_WORDS (NC_("kind", "Stay"), "stay field", stay_fields),
  [RUNG_KIND_GOAL] = KIND_WORDS (NC_("kind", "Goal"), "goal field", goal_fields),
  [RUNG_KIND_GOAL_LINK] = KIND_WORDS (NC_("kind", "Link of a goal to a responsibility"), "goal link field", goal_link_fields),
  [RUNG_KIND_STEP] = KIND_WORDS (NC_("kind", "Step"), "step field", step_fields),
  [RUNG_KIND_CHECK_IN] = KIND_WORDS (NC_("kind", "Check-in"), "check in field", check_in_fields),
  [RUNG_KIND_EVIDENCE] = KIND_WORDS (NC_("kind", "Evidence"), "evidence field", evidence_fields),
  [RUNG_KIND_EVIDENCE_LINK] = KIND_WORDS (NC_("kind", "Link of evidence"), "evidence link field", evidence_link_fields),
  [RUNG_KIND_RATING] = KIND_WORDS (NC_("kind", "Rating"), "rating field", rating_fields),
  [RUNG_KIND_SESSION] = KIND_WORDS (NC_("kind", "Session"), "session field", session_fields),
  [RUNG_KIND_AGENDA_ITEM] = KIND_WORDS (NC_("kind", "Agenda item"), "agenda item field", agenda_item_fields),
  [RUNG_KIND_ACTION] = KIND_WORDS (NC_("kind", "Action"), "action field", action_fields),
  [RUNG_KIND_AGREEMENT] = KIND_WORDS (NC_("kind", "Agreement"), "agreement field", agreement_fields),
  [RUNG_KIND_PAUSE] = KIND_WORDS (NC_("kind", "Pause"), "pause field", pause_fields),
  [RUNG_KIND_BASELINE] = KIND_WORDS (NC_("kind", "Baseline"), "baseline field", baseline_fields),
};

/* The words of the values of one field. */
typedef struct
{
  RungKind           kind;
  guint              field;
  const char        *context;
  const char *const *values;
  guint              n_values;
} EnumWords;

#define ENUM_WORDS(kind, field, context, values) { kind, field, context, values, G_N_ELEMENTS (values) }

static const EnumWords enum_words[] = {
  ENUM_WORDS (RUNG_KIND_PLAN, RUNG_PLAN_KIND, "plan kind", plan_kinds),
  ENUM_WORDS (RUNG_KIND_ROLE, RUNG_ROLE_LEVEL, "role level", role_levels),
  ENUM_WORDS (RUNG_KIND_GOAL, RUNG_GOAL_STATUS, "goal status", goal_statuses),
  ENUM_WORDS (RUNG_KIND_GOAL, RUNG_GOAL_PRIORITY, "priority", priorities),
  ENUM_WORDS (RUNG_KIND_GOAL, RUNG_GOAL_WAY, "way of learning", ways),
  ENUM_WORDS (RUNG_KIND_GOAL, RUNG_GOAL_PROGRESS_BY, "progress by", progress_bys),
  ENUM_WORDS (RUNG_KIND_STEP, RUNG_STEP_OWNER, "step owner", step_owners),
  ENUM_WORDS (RUNG_KIND_EVIDENCE, RUNG_EVIDENCE_KIND, "evidence kind", evidence_kinds),
  ENUM_WORDS (RUNG_KIND_RATING, RUNG_RATING_BY, "rating by", rating_bys),
  ENUM_WORDS (RUNG_KIND_RATING, RUNG_RATING_BASIS, "basis", bases),
  ENUM_WORDS (RUNG_KIND_SESSION, RUNG_SESSION_SCRIPT, "session script", scripts),
  ENUM_WORDS (RUNG_KIND_SESSION, RUNG_SESSION_STATE, "session state", session_states),
  ENUM_WORDS (RUNG_KIND_ACTION, RUNG_ACTION_OWNER, "action owner", action_owners),
  ENUM_WORDS (RUNG_KIND_ACTION, RUNG_ACTION_STATE, "action state", action_states),
  ENUM_WORDS (RUNG_KIND_PAUSE, RUNG_PAUSE_KIND, "pause kind", pause_kinds),
};

static const char *const labels[RUNG_N_LABELS] = {
  [RUNG_LABEL_NONE] = NC_("edit", "Change"),
  [RUNG_LABEL_CREATE_PLAN] = NC_("edit", "Create the plan “%s”"),
  [RUNG_LABEL_RENAME_PLAN] = NC_("edit", "Rename the plan to “%s”"),
  [RUNG_LABEL_EDIT_PLAN] = NC_("edit", "Edit the plan “%s”"),
  [RUNG_LABEL_SET_TARGET] = NC_("edit", "Set the target “%s”"),
  [RUNG_LABEL_ADD_STAY] = NC_("edit", "Add a stay as “%s”"),
  [RUNG_LABEL_EDIT_STAY] = NC_("edit", "Edit the stay as “%s”"),
  [RUNG_LABEL_END_STAY] = NC_("edit", "End the stay as “%s”"),
  [RUNG_LABEL_REMOVE_STAY] = NC_("edit", "Remove the stay as “%s”"),
  [RUNG_LABEL_NEW_ROLE] = NC_("edit", "New role “%s”"),
  [RUNG_LABEL_ADD_GOAL] = NC_("edit", "Add the goal “%s”"),
  [RUNG_LABEL_EDIT_GOAL] = NC_("edit", "Edit the goal “%s”"),
  [RUNG_LABEL_MOVE_GOAL] = NC_("edit", "Move the goal “%s”"),
  [RUNG_LABEL_COMPLETE_GOAL] = NC_("edit", "Complete “%s”"),
  [RUNG_LABEL_REOPEN_GOAL] = NC_("edit", "Reopen “%s”"),
  [RUNG_LABEL_DROP_GOAL] = NC_("edit", "Drop “%s”"),
  [RUNG_LABEL_PAUSE_GOAL] = NC_("edit", "Pause “%s”"),
  [RUNG_LABEL_START_GOAL] = NC_("edit", "Start “%s”"),
  [RUNG_LABEL_DELETE_GOAL] = NC_("edit", "Delete the goal “%s”"),
  [RUNG_LABEL_LINK_GOAL] = NC_("edit", "Link the goal “%s”"),
  [RUNG_LABEL_UNLINK_GOAL] = NC_("edit", "Unlink the goal “%s”"),
  [RUNG_LABEL_ADD_STEP] = NC_("edit", "Add the step “%s”"),
  [RUNG_LABEL_EDIT_STEP] = NC_("edit", "Edit the step “%s”"),
  [RUNG_LABEL_TICK_STEP] = NC_("edit", "Tick the step “%s”"),
  [RUNG_LABEL_UNTICK_STEP] = NC_("edit", "Untick the step “%s”"),
  [RUNG_LABEL_REMOVE_STEP] = NC_("edit", "Remove the step “%s”"),
  [RUNG_LABEL_ADD_CHECK_IN] = NC_("edit", "Add a check-in to “%s”"),
  [RUNG_LABEL_REMOVE_CHECK_IN] = NC_("edit", "Remove a check-in from “%s”"),
  [RUNG_LABEL_ADD_EVIDENCE] = NC_("edit", "Add the evidence “%s”"),
  [RUNG_LABEL_REMOVE_EVIDENCE] = NC_("edit", "Remove the evidence “%s”"),
  [RUNG_LABEL_RATE] = NC_("edit", "Rate “%s”"),
  [RUNG_LABEL_ADD_ROLE] = NC_("edit", "Add the role “%s”"),
  [RUNG_LABEL_EDIT_ROLE] = NC_("edit", "Edit the role “%s”"),
  [RUNG_LABEL_HIDE_ROLE] = NC_("edit", "Hide the role “%s”"),
  [RUNG_LABEL_SHOW_ROLE] = NC_("edit", "Show the role “%s”"),
  [RUNG_LABEL_ADD_RESPONSIBILITY] = NC_("edit", "Add the responsibility “%s”"),
  [RUNG_LABEL_EDIT_RESPONSIBILITY] = NC_("edit", "Edit the responsibility “%s”"),
  [RUNG_LABEL_HIDE_RESPONSIBILITY] = NC_("edit", "Hide the responsibility “%s”"),
  [RUNG_LABEL_SHOW_RESPONSIBILITY] = NC_("edit", "Show the responsibility “%s”"),
  [RUNG_LABEL_IMPORT] = NC_("edit", "Import “%s”"),
  [RUNG_LABEL_RESTORE] = NC_("edit", "Restore “%s”"),
  [RUNG_LABEL_OUTSIDE] = NC_("edit", "Change from another window or program"),
  [RUNG_LABEL_EDIT_CHECK_IN] = NC_("edit", "Edit a check-in of “%s”"),
  [RUNG_LABEL_EDIT_EVIDENCE] = NC_("edit", "Edit the evidence “%s”"),
  [RUNG_LABEL_EDIT_LADDER] = NC_("edit", "Edit the ladder “%s”"),
  [RUNG_LABEL_EDIT_RECORD] = NC_("edit", "Edit “%s”"),
  [RUNG_LABEL_ADD_PAUSE] = NC_("edit", "Add the pause “%s”"),
  [RUNG_LABEL_EDIT_PAUSE] = NC_("edit", "Edit the pause “%s”"),
  [RUNG_LABEL_REMOVE_PAUSE] = NC_("edit", "Remove the pause “%s”"),
  [RUNG_LABEL_ADD_GAP] = NC_("edit", "Add the gap %s"),
  [RUNG_LABEL_NOTE_SIDE_MOVE] = NC_("edit", "Note down the side move “%s”"),
  [RUNG_LABEL_COMPLETE_GOALS] = NC_("edit", "Complete %s goals"),
  [RUNG_LABEL_MOVE_GOALS] = NC_("edit", "Move %s goals"),
  [RUNG_LABEL_DROP_GOALS] = NC_("edit", "Drop %s goals"),
  [RUNG_LABEL_EDIT_GOALS] = NC_("edit", "Edit %s goals"),
  [RUNG_LABEL_DELETE_GOALS] = NC_("edit", "Delete %s goals"),
  [RUNG_LABEL_ADD_STEPS] = NC_("edit", "Add %s steps"),
  [RUNG_LABEL_MOVE_STEP] = NC_("edit", "Move the step “%s”"),
  [RUNG_LABEL_LOG_WIN] = NC_("edit", "Log the win “%s”"),
  [RUNG_LABEL_LINK_EVIDENCE] = NC_("edit", "Link the evidence “%s”"),
  [RUNG_LABEL_UNLINK_EVIDENCE] = NC_("edit", "Unlink the evidence “%s”"),
  [RUNG_LABEL_GO_BACK] = NC_("edit", "Take “%s” back to an earlier state"),
};

static const char *const levels[] = {
  NC_("level", "Not yet"),
  NC_("level", "Learning, with help"),
  NC_("level", "With some help"),
  NC_("level", "On my own"),
  NC_("level", "Teaches others"),
};

/**
 * rung_phrase_kind:
 * @words: the language
 * @kind: a kind of record
 *
 * Names a kind of record, "Goal".
 *
 * Returns: (transfer none): the word
 */
const char *
rung_phrase_kind (RungWords *words,
                  RungKind   kind)
{
  g_return_val_if_fail ((guint) kind < RUNG_N_KINDS, "");

  return rung_words_get_in_context (words, "kind", kind_words[kind].word);
}

/**
 * rung_phrase_field:
 * @words: the language
 * @kind: a kind of record
 * @field: the position of one of its fields
 *
 * Names a field, "Done when".
 *
 * Returns: (transfer none): the words
 */
const char *
rung_phrase_field (RungWords *words,
                   RungKind   kind,
                   guint      field)
{
  const KindWords *entry;

  g_return_val_if_fail ((guint) kind < RUNG_N_KINDS, "");
  entry = &kind_words[kind];
  g_return_val_if_fail (field < entry->n_fields && entry->fields[field] != NULL, "");

  return rung_words_get_in_context (words, entry->field_context, entry->fields[field]);
}

/**
 * rung_phrase_enum:
 * @words: the language
 * @kind: a kind of record
 * @field: the position of a field of type %RUNG_FIELD_ENUM
 * @value: its value
 *
 * Puts a value into words, "In progress".
 *
 * Returns: (transfer none): the words; empty if the field has no such value
 */
const char *
rung_phrase_enum (RungWords *words,
                  RungKind   kind,
                  guint      field,
                  gint64     value)
{
  for (guint i = 0; i < G_N_ELEMENTS (enum_words); i++)
    {
      const EnumWords *entry = &enum_words[i];

      if (entry->kind == kind && entry->field == field && value >= 0 && value < entry->n_values)
        return rung_words_get_in_context (words, entry->context, entry->values[value]);
    }
  return "";
}

/**
 * rung_phrase_level:
 * @words: the language
 * @level: 0 to 4, or -1 for no opportunity yet
 *
 * Puts a level into words, "On my own".
 *
 * Returns: (transfer none): the words; empty if there is no such level
 */
const char *
rung_phrase_level (RungWords *words,
                   int        level)
{
  if (level == -1)
    return rung_words_get_in_context (words, "level", "No opportunity yet");
  if (level < 0 || level >= (int) G_N_ELEMENTS (levels))
    return "";
  return rung_words_get_in_context (words, "level", levels[level]);
}

/* The texts come from tables, so printf() and the compiler's check of its formats
 * are out; one %s is all they hold. */
static char *
put_in (const char *text,
        const char *argument)
{
  const char *place = strstr (text, "%s");

  if (place == NULL)
    return g_strdup (text);
  return g_strdup_printf ("%.*s%s%s", (int) (place - text), text, argument, place + strlen ("%s"));
}

/* The days of a gap, which the history keeps as they are stored: "2020-03-01 – 2020-09-30". */
static char *
phrase_gap_days (RungWords  *words,
                 const char *argument)
{
  g_auto(GStrv) days = g_strsplit (argument, " – ", -1);
  guint32 first = days[0] != NULL ? rung_day_from_text (days[0]) : 0;
  guint32 last = first != 0 && days[1] != NULL ? rung_day_from_text (days[1]) : 0;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (last == 0)
    return g_strdup (argument);
  from = rung_words_format_day (words, first, RUNG_DATE_MEDIUM);
  to = rung_words_format_day (words, last, RUNG_DATE_MEDIUM);
  return g_strdup_printf ("%s – %s", from, to);
}

/* What an edit names, in the words of the reader: a title is as its writer wrote it, but a
 * pause is called by its kind and a gap by its days, which the history keeps without words. */
static char *
get_argument_words (RungWords  *words,
                    RungLabel   label,
                    const char *argument)
{
  int kind = -1;

  if (argument == NULL || *argument == '\0')
    return g_strdup (rung_words_get (words, "Untitled"));
  if (label == RUNG_LABEL_ADD_GAP)
    return phrase_gap_days (words, argument);
  if (label == RUNG_LABEL_ADD_PAUSE || label == RUNG_LABEL_EDIT_PAUSE || label == RUNG_LABEL_REMOVE_PAUSE)
    kind = rung_field_value_from_name (rung_kind_get_field (RUNG_KIND_PAUSE, RUNG_PAUSE_KIND), argument);
  return kind >= 0 ? g_strdup (rung_phrase_enum (words, RUNG_KIND_PAUSE, RUNG_PAUSE_KIND, kind))
                   : rung_phrase_shorten (argument, ARGUMENT_LENGTH);
}

/* What has happened, for a message; an edit that is not here is told by its name. */
static const char *const done_labels[RUNG_N_LABELS] = {
  [RUNG_LABEL_COMPLETE_GOAL] = NC_("edit done", "“%s” completed"),
  [RUNG_LABEL_REOPEN_GOAL] = NC_("edit done", "“%s” reopened"),
  [RUNG_LABEL_DROP_GOAL] = NC_("edit done", "“%s” dropped"),
  [RUNG_LABEL_PAUSE_GOAL] = NC_("edit done", "“%s” paused"),
  [RUNG_LABEL_START_GOAL] = NC_("edit done", "“%s” started"),
  [RUNG_LABEL_DELETE_GOAL] = NC_("edit done", "“%s” deleted"),
  [RUNG_LABEL_REMOVE_STEP] = NC_("edit done", "Step “%s” removed"),
  [RUNG_LABEL_REMOVE_EVIDENCE] = NC_("edit done", "Evidence “%s” removed"),
  [RUNG_LABEL_REMOVE_CHECK_IN] = NC_("edit done", "Check-in of “%s” removed"),
  [RUNG_LABEL_EDIT_GOAL] = NC_("edit done", "“%s” changed"),
  [RUNG_LABEL_ADD_STAY] = NC_("edit done", "Stay as “%s” added"),
  [RUNG_LABEL_EDIT_STAY] = NC_("edit done", "Stay as “%s” changed"),
  [RUNG_LABEL_REMOVE_STAY] = NC_("edit done", "Stay as “%s” removed"),
  [RUNG_LABEL_RATE] = NC_("edit done", "“%s” rated"),
  [RUNG_LABEL_HIDE_ROLE] = NC_("edit done", "“%s” hidden"),
  [RUNG_LABEL_HIDE_RESPONSIBILITY] = NC_("edit done", "“%s” hidden"),
  [RUNG_LABEL_ADD_PAUSE] = NC_("edit done", "Pause “%s” added"),
  [RUNG_LABEL_EDIT_PAUSE] = NC_("edit done", "Pause “%s” changed"),
  [RUNG_LABEL_REMOVE_PAUSE] = NC_("edit done", "Pause “%s” removed"),
  [RUNG_LABEL_ADD_GAP] = NC_("edit done", "Gap %s added"),
  [RUNG_LABEL_NOTE_SIDE_MOVE] = NC_("edit done", "Side move “%s” noted down"),
  [RUNG_LABEL_COMPLETE_GOALS] = NC_("edit done", "%s goals completed"),
  [RUNG_LABEL_MOVE_GOALS] = NC_("edit done", "%s goals moved"),
  [RUNG_LABEL_DROP_GOALS] = NC_("edit done", "%s goals dropped"),
  [RUNG_LABEL_EDIT_GOALS] = NC_("edit done", "%s goals changed"),
  [RUNG_LABEL_DELETE_GOALS] = NC_("edit done", "%s goals deleted"),
  [RUNG_LABEL_ADD_STEPS] = NC_("edit done", "%s steps added"),
  [RUNG_LABEL_LOG_WIN] = NC_("edit done", "Win “%s” logged"),
  [RUNG_LABEL_GO_BACK] = NC_("edit done", "“%s” is as it was"),
};

/**
 * rung_phrase_label_done:
 * @words: the language
 * @label: what an edit was
 * @argument: (nullable): its argument, mostly a title; of a pause the name of its kind, of a gap its days
 *
 * Says what an edit has done: "“Write the runbook” completed".
 *
 * Returns: (transfer full): the words
 */
char *
rung_phrase_label_done (RungWords  *words,
                        RungLabel   label,
                        const char *argument)
{
  g_autofree char *name = get_argument_words (words, label, argument);

  if ((guint) label >= RUNG_N_LABELS || done_labels[label] == NULL)
    return rung_phrase_label (words, label, argument);
  return put_in (rung_words_get_in_context (words, "edit done", done_labels[label]), name);
}

/**
 * rung_phrase_label:
 * @words: the language
 * @label: what an edit was
 * @argument: (nullable): its argument, mostly a title; of a pause the name of its kind, of a gap its days
 *
 * Puts into words what an edit did: "Complete “Write the runbook”".
 *
 * Returns: (transfer full): the words
 */
char *
rung_phrase_label (RungWords  *words,
                   RungLabel   label,
                   const char *argument)
{
  g_autofree char *name = get_argument_words (words, label, argument);
  const char *text;

  /* A plan file of a later version may hold labels that are not known yet. */
  if ((guint) label >= RUNG_N_LABELS)
    label = RUNG_LABEL_NONE;
  text = rung_words_get_in_context (words, "edit", labels[label]);
  return put_in (text, name);
}
