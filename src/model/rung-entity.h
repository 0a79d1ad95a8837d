/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-record.h"

G_BEGIN_DECLS

/* A GObject view of a record.  Properties (read-only, kebab-case) come from the
 * field table: text, reference -> string; localized, list, bytes -> GVariant;
 * integer, day, instant, enum -> int64; number, fraction -> double; boolean.
 * Unset reads as the field's default. */
#define RUNG_TYPE_ENTITY (rung_entity_get_type ())
G_DECLARE_DERIVABLE_TYPE (RungEntity, rung_entity, RUNG, ENTITY, GObject)

struct _RungEntityClass
{
  GObjectClass parent_class;
  RungKind     kind;
};

RungRecord *rung_entity_get_record (RungEntity *self); /* borrowed */
RungKind    rung_entity_get_kind   (RungEntity *self);
const char *rung_entity_get_uid    (RungEntity *self);

/* The final type of a kind: RungGoal, RungRole, ... */
GType       rung_kind_get_entity_type (RungKind kind);

G_END_DECLS
