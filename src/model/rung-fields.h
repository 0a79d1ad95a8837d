/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The kinds of records a plan is made of, in the order of a snapshot.  A kind
 * stands after the kinds it usually refers to. */
typedef enum
{
  RUNG_KIND_PLAN,
  RUNG_KIND_LADDER,
  RUNG_KIND_ROLE,
  RUNG_KIND_RESPONSIBILITY,
  RUNG_KIND_STAY,
  RUNG_KIND_GOAL,
  RUNG_KIND_GOAL_LINK,
  RUNG_KIND_STEP,
  RUNG_KIND_CHECK_IN,
  RUNG_KIND_EVIDENCE,
  RUNG_KIND_EVIDENCE_LINK,
  RUNG_KIND_RATING,
  RUNG_KIND_SESSION,
  RUNG_KIND_AGENDA_ITEM,
  RUNG_KIND_ACTION,
  RUNG_KIND_AGREEMENT,
  RUNG_KIND_PAUSE,
  RUNG_KIND_BASELINE,
} RungKind;

#define RUNG_N_KINDS (RUNG_KIND_BASELINE + 1)

/* What a field holds, and in brackets the form of its value as a GVariant. */
typedef enum
{
  RUNG_FIELD_TEXT,           /* UTF-8 (s) */
  RUNG_FIELD_LOCALIZED,      /* language tag -> text, tags in strcmp order (a{ss}) */
  RUNG_FIELD_LOCALIZED_LIST, /* list of localized texts, order is meaning (aa{ss}) */
  RUNG_FIELD_INTEGER,        /* (x) */
  RUNG_FIELD_DAY,            /* Julian day, see rung-day.h (x) */
  RUNG_FIELD_INSTANT,        /* microseconds since 1970 UTC (x) */
  RUNG_FIELD_NUMBER,         /* any finite number (d) */
  RUNG_FIELD_FRACTION,       /* 0 to 1 (d) */
  RUNG_FIELD_BOOLEAN,        /* (b) */
  RUNG_FIELD_ENUM,           /* index into RungFieldInfo.names (x) */
  RUNG_FIELD_REFERENCE,      /* uid of a record of RungFieldInfo.target (s) */
  RUNG_FIELD_BYTES,          /* (ay) */
} RungFieldType;

typedef enum
{
  RUNG_FIELD_FLAGS_NONE = 0,
  /* Has to be set. */
  RUNG_FIELD_REQUIRED = 1 << 0,
  /* The record belongs to what this reference names and goes when that goes;
   * a reference without this flag is cleared instead. */
  RUNG_FIELD_OWNER = 1 << 1,
  /* The text itself is private and never leaves with a document. */
  RUNG_FIELD_PRIVATE = 1 << 2,
  /* A switch that makes the whole record private. */
  RUNG_FIELD_PRIVATE_SWITCH = 1 << 3,
  /* A text for programs: an identifier, a language tag, a hash.  Nobody searches for it. */
  RUNG_FIELD_CODE = 1 << 4,
} RungFieldFlags;

typedef struct
{
  const char        *name; /* snake_case: JSON member, SQL column and, with -, property */
  RungFieldType      type;
  RungFieldFlags     flags;
  gint64             default_value;    /* of INTEGER, BOOLEAN, ENUM; else 0 */
  RungKind           target;           /* of REFERENCE */
  const char *const *names;            /* of ENUM: the values' names, NULL-terminated */
  gint64             minimum, maximum; /* of INTEGER; both 0: any */
} RungFieldInfo;

typedef struct
{
  const char          *name;   /* snake_case singular: "goal_link"; SQL table */
  const char          *plural; /* JSON member of an export: "goal_links" */
  const RungFieldInfo *fields;
  guint                n_fields;
} RungKindInfo;

/* The most fields a kind may have. */
#define RUNG_MAX_FIELDS 32

enum
{
  RUNG_PLAN_TITLE,
  RUNG_PLAN_OWNER,
  RUNG_PLAN_MENTOR,
  RUNG_PLAN_KIND, /* RungPlanKind */
  RUNG_PLAN_LANGUAGE,
  RUNG_PLAN_SAMPLE,
  RUNG_PLAN_CAREER_START,
  RUNG_PLAN_HOURS_PER_WEEK,
  RUNG_PLAN_TARGET_ROLE,
  RUNG_PLAN_TARGET_DAY,
  RUNG_PLAN_VISION,
  RUNG_PLAN_NOTE,
  RUNG_PLAN_N_FIELDS
};

enum
{
  RUNG_LADDER_ID,
  RUNG_LADDER_TITLE,
  RUNG_LADDER_SUMMARY,
  RUNG_LADDER_VERSION,
  RUNG_LADDER_SOURCE,
  RUNG_LADDER_LICENCE,
  RUNG_LADDER_N_FIELDS
};

enum
{
  RUNG_ROLE_ID,
  RUNG_ROLE_ORDINAL,
  RUNG_ROLE_TRACK,
  RUNG_ROLE_TITLE,
  RUNG_ROLE_ALIASES,
  RUNG_ROLE_LEVEL, /* RungRoleLevel */
  RUNG_ROLE_SUMMARY,
  RUNG_ROLE_EXPECTATIONS, /* list */
  RUNG_ROLE_CONDITION,
  RUNG_ROLE_MONTHS_MIN,
  RUNG_ROLE_MONTHS_MAX,
  RUNG_ROLE_ESTIMATED,
  RUNG_ROLE_OPEN_ENDED,
  RUNG_ROLE_WATCH_POINT,
  RUNG_ROLE_WATCH_MONTH, /* of the career, counted from 0 at its start */
  RUNG_ROLE_SIDE_MOVES,  /* list */
  RUNG_ROLE_VARIANTS,    /* list */
  RUNG_ROLE_HIDDEN,
  RUNG_ROLE_N_FIELDS
};

enum
{
  RUNG_RESPONSIBILITY_ID,
  RUNG_RESPONSIBILITY_ROLE,
  RUNG_RESPONSIBILITY_ORDINAL,
  RUNG_RESPONSIBILITY_TITLE,
  RUNG_RESPONSIBILITY_DETAIL,
  RUNG_RESPONSIBILITY_CATEGORY,
  RUNG_RESPONSIBILITY_DESCRIPTORS, /* list of five: level 0 to 4 */
  RUNG_RESPONSIBILITY_IDEAS,       /* list */
  RUNG_RESPONSIBILITY_HIDDEN,
  RUNG_RESPONSIBILITY_N_FIELDS
};

enum
{
  RUNG_STAY_ROLE,
  RUNG_STAY_START,        /* first day, inclusive */
  RUNG_STAY_END,          /* last day, inclusive; unset while current or planned */
  RUNG_STAY_EXPECTED_END, /* last day, inclusive */
  RUNG_STAY_PLANNED,
  RUNG_STAY_N_FIELDS
};

enum
{
  RUNG_GOAL_CREATED,
  RUNG_GOAL_TITLE,
  RUNG_GOAL_WHY,
  RUNG_GOAL_DONE_WHEN,
  RUNG_GOAL_STATUS, /* RungGoalStatus */
  RUNG_GOAL_REASON,
  RUNG_GOAL_PRIORITY, /* RungPriority */
  RUNG_GOAL_WAY,      /* RungWay */
  RUNG_GOAL_START,
  RUNG_GOAL_DUE,
  RUNG_GOAL_DONE_DAY,
  RUNG_GOAL_PROGRESS_BY, /* RungProgressBy */
  RUNG_GOAL_PERCENT,     /* by hand only */
  RUNG_GOAL_MEASURE_FROM,
  RUNG_GOAL_MEASURE_TO,
  RUNG_GOAL_MEASURE_NOW,
  RUNG_GOAL_UNIT,
  RUNG_GOAL_EFFORT_HOURS,
  RUNG_GOAL_ORDINAL,
  RUNG_GOAL_PRIVATE,
  RUNG_GOAL_NOTE,
  RUNG_GOAL_N_FIELDS
};

enum
{
  RUNG_GOAL_LINK_GOAL,
  RUNG_GOAL_LINK_RESPONSIBILITY,
  RUNG_GOAL_LINK_N_FIELDS
};

enum
{
  RUNG_STEP_GOAL,
  RUNG_STEP_ORDINAL,
  RUNG_STEP_TITLE,
  RUNG_STEP_OWNER, /* RungStepOwner */
  RUNG_STEP_DUE,
  RUNG_STEP_DONE_DAY,
  RUNG_STEP_N_FIELDS
};

enum
{
  RUNG_CHECK_IN_GOAL,
  RUNG_CHECK_IN_DAY,
  RUNG_CHECK_IN_INSTANT,
  RUNG_CHECK_IN_TEXT,
  RUNG_CHECK_IN_PERCENT, /* by hand only */
  RUNG_CHECK_IN_PRIVATE,
  RUNG_CHECK_IN_N_FIELDS
};

enum
{
  RUNG_EVIDENCE_TITLE,
  RUNG_EVIDENCE_KIND, /* RungEvidenceKind */
  RUNG_EVIDENCE_TEXT,
  RUNG_EVIDENCE_URI,
  RUNG_EVIDENCE_DAY,
  RUNG_EVIDENCE_WITNESS,
  RUNG_EVIDENCE_WITNESS_WORDS,
  RUNG_EVIDENCE_WITNESS_DAY,
  RUNG_EVIDENCE_SHA256, /* of a kept file, lower-case hexadecimal */
  RUNG_EVIDENCE_FILE_NAME,
  RUNG_EVIDENCE_PRIVATE,
  RUNG_EVIDENCE_N_FIELDS
};

enum
{
  RUNG_EVIDENCE_LINK_EVIDENCE,
  RUNG_EVIDENCE_LINK_RESPONSIBILITY, /* exactly one of this ... */
  RUNG_EVIDENCE_LINK_GOAL,           /* ... and this */
  RUNG_EVIDENCE_LINK_N_FIELDS
};

enum
{
  RUNG_RATING_RESPONSIBILITY,
  RUNG_RATING_BY, /* RungRatingBy */
  RUNG_RATING_NAME,
  RUNG_RATING_LEVEL, /* 0 to 4; unset: no opportunity yet */
  RUNG_RATING_BASIS, /* RungRatingBasis */
  RUNG_RATING_DAY,
  RUNG_RATING_INSTANT,
  RUNG_RATING_NOTE,
  RUNG_RATING_SESSION,
  RUNG_RATING_N_FIELDS
};

enum
{
  RUNG_SESSION_START, /* instant */
  RUNG_SESSION_MINUTES,
  RUNG_SESSION_PLACE,
  RUNG_SESSION_SCRIPT, /* RungSessionScript */
  RUNG_SESSION_STATE,  /* RungSessionState */
  RUNG_SESSION_CHECK_IN,
  RUNG_SESSION_GOAL, /* text: the G of GROW */
  RUNG_SESSION_REALITY,
  RUNG_SESSION_OPTIONS,
  RUNG_SESSION_WAY_FORWARD,
  RUNG_SESSION_COMMITMENT, /* 1 to 10 */
  RUNG_SESSION_SUMMARY,
  RUNG_SESSION_USEFUL_MENTEE, /* 1 to 5 */
  RUNG_SESSION_USEFUL_MENTOR, /* 1 to 5 */
  RUNG_SESSION_NOTES_MENTEE,  /* private */
  RUNG_SESSION_NOTES_MENTOR,  /* private */
  RUNG_SESSION_N_FIELDS
};

enum
{
  RUNG_AGENDA_ITEM_SESSION,
  RUNG_AGENDA_ITEM_ORDINAL,
  RUNG_AGENDA_ITEM_TITLE,
  RUNG_AGENDA_ITEM_GOAL,           /* at most one of this, ... */
  RUNG_AGENDA_ITEM_RESPONSIBILITY, /* ... this ... */
  RUNG_AGENDA_ITEM_ACTION,         /* ... and this */
  RUNG_AGENDA_ITEM_OUTCOME,
  RUNG_AGENDA_ITEM_NOTE,
  RUNG_AGENDA_ITEM_N_FIELDS
};

enum
{
  RUNG_ACTION_SESSION,
  RUNG_ACTION_TITLE,
  RUNG_ACTION_OWNER, /* RungActionOwner */
  RUNG_ACTION_DUE,
  RUNG_ACTION_STATE, /* RungActionState */
  RUNG_ACTION_REASON,
  RUNG_ACTION_GOAL,
  RUNG_ACTION_N_FIELDS
};

enum
{
  RUNG_AGREEMENT_PURPOSE,
  RUNG_AGREEMENT_RHYTHM,
  RUNG_AGREEMENT_PLACE,
  RUNG_AGREEMENT_AGENDA_BY,
  RUNG_AGREEMENT_CANCELLING,
  RUNG_AGREEMENT_CONFIDENTIALITY,
  RUNG_AGREEMENT_ENDS_ON,
  RUNG_AGREEMENT_SIGNED_MENTEE,
  RUNG_AGREEMENT_SIGNED_MENTOR,
  RUNG_AGREEMENT_N_FIELDS
};

enum
{
  RUNG_PAUSE_START, /* first day, inclusive */
  RUNG_PAUSE_END,   /* last day, inclusive */
  RUNG_PAUSE_KIND,  /* RungPauseKind */
  RUNG_PAUSE_PACE,  /* share of full pace, 0 to 1; unset: 0 */
  RUNG_PAUSE_PRIVATE,
  RUNG_PAUSE_NOTE,
  RUNG_PAUSE_N_FIELDS
};

enum
{
  RUNG_BASELINE_DAY,
  RUNG_BASELINE_TITLE,
  RUNG_BASELINE_SNAPSHOT,
  RUNG_BASELINE_N_FIELDS
};

typedef enum { RUNG_PLAN_OWN, RUNG_PLAN_MENTEE } RungPlanKind;
typedef enum
{
  RUNG_ROLE_LEVEL_EXECUTION,
  RUNG_ROLE_LEVEL_INDEPENDENT,
  RUNG_ROLE_LEVEL_LEAD,
  RUNG_ROLE_LEVEL_MANAGEMENT,
  RUNG_ROLE_LEVEL_SENIOR_MANAGEMENT,
  RUNG_ROLE_LEVEL_EXECUTIVE,
} RungRoleLevel;
typedef enum
{
  RUNG_GOAL_PLANNED,
  RUNG_GOAL_ACTIVE,
  RUNG_GOAL_PAUSED,
  RUNG_GOAL_DONE,
  RUNG_GOAL_DROPPED,
} RungGoalStatus;
typedef enum { RUNG_PRIORITY_LOW, RUNG_PRIORITY_NORMAL, RUNG_PRIORITY_HIGH } RungPriority;
typedef enum { RUNG_WAY_DO, RUNG_WAY_PEOPLE, RUNG_WAY_STUDY } RungWay;
typedef enum { RUNG_PROGRESS_BY_STEPS, RUNG_PROGRESS_BY_HAND, RUNG_PROGRESS_BY_MEASURE } RungProgressBy;
typedef enum { RUNG_STEP_OWNER_ME, RUNG_STEP_OWNER_MENTOR } RungStepOwner;
typedef enum { RUNG_EVIDENCE_IS_TEXT, RUNG_EVIDENCE_IS_LINK, RUNG_EVIDENCE_IS_FILE } RungEvidenceKind;
typedef enum { RUNG_RATING_BY_SELF, RUNG_RATING_BY_MENTOR } RungRatingBy;
typedef enum
{
  RUNG_BASIS_SAW,    /* saw it being done */
  RUNG_BASIS_RESULT, /* saw the result */
  RUNG_BASIS_TOLD,   /* was told */
  RUNG_BASIS_GUESS,
} RungRatingBasis;
typedef enum
{
  RUNG_SCRIPT_FIRST_MEETING,
  RUNG_SCRIPT_AGREEMENT,
  RUNG_SCRIPT_GROW,
  RUNG_SCRIPT_RATING_TALK,
  RUNG_SCRIPT_STUCK_GOAL,
  RUNG_SCRIPT_PROMOTION,
  RUNG_SCRIPT_MID_POINT,
  RUNG_SCRIPT_CLOSING,
} RungSessionScript;
typedef enum { RUNG_SESSION_PLANNED, RUNG_SESSION_HELD, RUNG_SESSION_CANCELLED } RungSessionState;
typedef enum { RUNG_ACTION_OWNER_MENTEE, RUNG_ACTION_OWNER_MENTOR } RungActionOwner;
typedef enum { RUNG_ACTION_OPEN, RUNG_ACTION_DONE, RUNG_ACTION_MOVED, RUNG_ACTION_DROPPED } RungActionState;
typedef enum
{
  RUNG_PAUSE_PARENTAL_LEAVE,
  RUNG_PAUSE_ILLNESS,
  RUNG_PAUSE_STUDY,
  RUNG_PAUSE_PART_TIME,
  RUNG_PAUSE_SABBATICAL,
  RUNG_PAUSE_OTHER,
} RungPauseKind;

const RungKindInfo  *rung_kind_get_info        (RungKind    kind);
const RungFieldInfo *rung_kind_get_field       (RungKind    kind,
                                                guint       field);
gboolean             rung_kind_from_name       (const char *name,
                                                RungKind   *kind);
gboolean             rung_kind_find_field      (RungKind    kind,
                                                const char *name,
                                                guint      *field);
int                  rung_field_value_from_name (const RungFieldInfo *info,
                                                 const char          *name);
gboolean             rung_field_type_is_text    (RungFieldType type);

G_END_DECLS
