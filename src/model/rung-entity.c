/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GObject views of records, for lists and bindings.
 *
 * 1. An entity holds nothing but its record; only RungPlan gives it another.
 * 2. Its properties are read-only and made from the field table; a change
 *    notifies exactly the fields that differ.
 * 3. Each kind has a final type of its own, so that a template can look up
 *    properties by type; the types differ in nothing but their table row.
 */

#include "rung-entity-private.h"

#include "rung-entities.h"

typedef struct
{
  RungRecord *record;
} RungEntityPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RungEntity, rung_entity, G_TYPE_OBJECT)

static RungRecord *
get_record (RungEntity *self)
{
  return ((RungEntityPrivate *) rung_entity_get_instance_private (self))->record;
}

static void
get_field (RungRecord          *record,
           const RungFieldInfo *info,
           guint                field,
           GValue              *value)
{
  switch (info->type)
    {
    case RUNG_FIELD_TEXT:
    case RUNG_FIELD_REFERENCE:
      g_value_set_string (value, rung_record_get_text (record, field));
      break;
    case RUNG_FIELD_LOCALIZED:
    case RUNG_FIELD_LOCALIZED_LIST:
    case RUNG_FIELD_BYTES:
      g_value_set_variant (value, rung_record_get_variant (record, field));
      break;
    case RUNG_FIELD_NUMBER:
    case RUNG_FIELD_FRACTION:
      g_value_set_double (value, rung_record_get_number (record, field));
      break;
    case RUNG_FIELD_BOOLEAN:
      g_value_set_boolean (value, rung_record_get_boolean (record, field));
      break;
    case RUNG_FIELD_INTEGER:
    case RUNG_FIELD_DAY:
    case RUNG_FIELD_INSTANT:
    case RUNG_FIELD_ENUM:
    default:
      g_value_set_int64 (value, rung_record_get_integer (record, field));
    }
}

static void
rung_entity_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  RungRecord *record = get_record (RUNG_ENTITY (object));
  const RungKindInfo *info = rung_kind_get_info (RUNG_ENTITY_GET_CLASS (object)->kind);

  if (prop_id == 0 || prop_id > info->n_fields)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else
    get_field (record, &info->fields[prop_id - 1], prop_id - 1, value);
}

static void
rung_entity_finalize (GObject *object)
{
  RungEntityPrivate *priv = rung_entity_get_instance_private (RUNG_ENTITY (object));

  g_clear_pointer (&priv->record, rung_record_unref);
  G_OBJECT_CLASS (rung_entity_parent_class)->finalize (object);
}

static void
rung_entity_class_init (RungEntityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rung_entity_finalize;
}

static void
rung_entity_init (RungEntity *self)
{
}

static GParamSpec *
make_pspec (const RungFieldInfo *info)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  g_autofree char *kebab = g_strdelimit (g_strdup (info->name), "_", '-');
  const char *name = g_intern_string (kebab);

  switch (info->type)
    {
    case RUNG_FIELD_TEXT:
    case RUNG_FIELD_REFERENCE:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    case RUNG_FIELD_LOCALIZED:
    case RUNG_FIELD_LOCALIZED_LIST:
    case RUNG_FIELD_BYTES:
      return g_param_spec_variant (name, NULL, NULL, G_VARIANT_TYPE_ANY, NULL, flags);
    case RUNG_FIELD_NUMBER:
    case RUNG_FIELD_FRACTION:
      return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case RUNG_FIELD_BOOLEAN:
      return g_param_spec_boolean (name, NULL, NULL, info->default_value != 0, flags);
    case RUNG_FIELD_INTEGER:
    case RUNG_FIELD_DAY:
    case RUNG_FIELD_INSTANT:
    case RUNG_FIELD_ENUM:
    default:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, info->default_value, flags);
    }
}

/* Property n + 1 is field n.  GObject does not let classes inherit get_property. */
static void
install_fields (RungEntityClass *klass,
                RungKind         kind)
{
  const RungKindInfo *info = rung_kind_get_info (kind);

  klass->kind = kind;
  G_OBJECT_CLASS (klass)->get_property = rung_entity_get_property;
  for (guint i = 0; i < info->n_fields; i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, make_pspec (&info->fields[i]));
}

#define DEFINE_ENTITY(Type, type, KIND)                                             \
  struct _Rung##Type { RungEntity parent_instance; };                               \
  G_DEFINE_FINAL_TYPE (Rung##Type, rung_##type, RUNG_TYPE_ENTITY)                   \
  static void rung_##type##_class_init (Rung##Type##Class *klass)                   \
  {                                                                                 \
    install_fields (RUNG_ENTITY_CLASS (klass), KIND);                               \
  }                                                                                 \
  static void rung_##type##_init (Rung##Type *self) { }

DEFINE_ENTITY (PlanHead, plan_head, RUNG_KIND_PLAN)
DEFINE_ENTITY (Ladder, ladder, RUNG_KIND_LADDER)
DEFINE_ENTITY (Role, role, RUNG_KIND_ROLE)
DEFINE_ENTITY (Responsibility, responsibility, RUNG_KIND_RESPONSIBILITY)
DEFINE_ENTITY (Stay, stay, RUNG_KIND_STAY)
DEFINE_ENTITY (Goal, goal, RUNG_KIND_GOAL)
DEFINE_ENTITY (GoalLink, goal_link, RUNG_KIND_GOAL_LINK)
DEFINE_ENTITY (Step, step, RUNG_KIND_STEP)
DEFINE_ENTITY (CheckIn, check_in, RUNG_KIND_CHECK_IN)
DEFINE_ENTITY (Evidence, evidence, RUNG_KIND_EVIDENCE)
DEFINE_ENTITY (EvidenceLink, evidence_link, RUNG_KIND_EVIDENCE_LINK)
DEFINE_ENTITY (Rating, rating, RUNG_KIND_RATING)
DEFINE_ENTITY (Session, session, RUNG_KIND_SESSION)
DEFINE_ENTITY (AgendaItem, agenda_item, RUNG_KIND_AGENDA_ITEM)
DEFINE_ENTITY (Action, action, RUNG_KIND_ACTION)
DEFINE_ENTITY (Agreement, agreement, RUNG_KIND_AGREEMENT)
DEFINE_ENTITY (Pause, pause, RUNG_KIND_PAUSE)
DEFINE_ENTITY (Baseline, baseline, RUNG_KIND_BASELINE)

/**
 * rung_kind_get_entity_type:
 * @kind: a kind of record
 *
 * Returns: the final type of its views
 */
GType
rung_kind_get_entity_type (RungKind kind)
{
  switch (kind)
    {
    case RUNG_KIND_PLAN: return RUNG_TYPE_PLAN_HEAD;
    case RUNG_KIND_LADDER: return RUNG_TYPE_LADDER;
    case RUNG_KIND_ROLE: return RUNG_TYPE_ROLE;
    case RUNG_KIND_RESPONSIBILITY: return RUNG_TYPE_RESPONSIBILITY;
    case RUNG_KIND_STAY: return RUNG_TYPE_STAY;
    case RUNG_KIND_GOAL: return RUNG_TYPE_GOAL;
    case RUNG_KIND_GOAL_LINK: return RUNG_TYPE_GOAL_LINK;
    case RUNG_KIND_STEP: return RUNG_TYPE_STEP;
    case RUNG_KIND_CHECK_IN: return RUNG_TYPE_CHECK_IN;
    case RUNG_KIND_EVIDENCE: return RUNG_TYPE_EVIDENCE;
    case RUNG_KIND_EVIDENCE_LINK: return RUNG_TYPE_EVIDENCE_LINK;
    case RUNG_KIND_RATING: return RUNG_TYPE_RATING;
    case RUNG_KIND_SESSION: return RUNG_TYPE_SESSION;
    case RUNG_KIND_AGENDA_ITEM: return RUNG_TYPE_AGENDA_ITEM;
    case RUNG_KIND_ACTION: return RUNG_TYPE_ACTION;
    case RUNG_KIND_AGREEMENT: return RUNG_TYPE_AGREEMENT;
    case RUNG_KIND_PAUSE: return RUNG_TYPE_PAUSE;
    case RUNG_KIND_BASELINE: return RUNG_TYPE_BASELINE;
    default: g_return_val_if_reached (G_TYPE_INVALID);
    }
}

RungEntity *
rung_entity_new (RungRecord *record)
{
  RungEntity *self = g_object_new (rung_kind_get_entity_type (rung_record_get_kind (record)), NULL);
  RungEntityPrivate *priv = rung_entity_get_instance_private (self);

  priv->record = rung_record_ref (record);
  return self;
}

/* Notifications come at once, or together when the caller has frozen them. */
void
rung_entity_set_record (RungEntity *self,
                        RungRecord *record)
{
  RungEntityPrivate *priv = rung_entity_get_instance_private (self);
  const RungKindInfo *info = rung_kind_get_info (rung_record_get_kind (record));
  g_autoptr(RungRecord) old = priv->record;

  priv->record = rung_record_ref (record);
  for (guint i = 0; i < info->n_fields; i++)
    if (!rung_record_field_equal (old, record, i))
      g_object_notify (G_OBJECT (self), info->fields[i].name);
}

/**
 * rung_entity_get_record:
 * @self: an entity
 *
 * Returns: (transfer none): the record it shows now
 */
RungRecord *
rung_entity_get_record (RungEntity *self)
{
  g_return_val_if_fail (RUNG_IS_ENTITY (self), NULL);

  return get_record (self);
}

RungKind
rung_entity_get_kind (RungEntity *self)
{
  g_return_val_if_fail (RUNG_IS_ENTITY (self), RUNG_KIND_PLAN);

  return RUNG_ENTITY_GET_CLASS (self)->kind;
}

const char *
rung_entity_get_uid (RungEntity *self)
{
  g_return_val_if_fail (RUNG_IS_ENTITY (self), NULL);

  return rung_record_get_uid (get_record (self));
}
