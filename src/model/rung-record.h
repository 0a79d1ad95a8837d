/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-fields.h"

G_BEGIN_DECLS

#define RUNG_TYPE_RECORD (rung_record_get_type ())

typedef struct _RungRecord RungRecord;

/* One value while a record is being built; which member counts follows from
 * the field's type.  Texts and variants are borrowed by a builder. */
typedef union
{
  gint64      integer; /* INTEGER, DAY, INSTANT, BOOLEAN, ENUM */
  double      number;  /* NUMBER, FRACTION */
  const char *text;    /* TEXT, REFERENCE */
  GVariant   *variant; /* LOCALIZED, LOCALIZED_LIST, BYTES */
} RungValue;

/* Collects the values of a record on the stack; everything is borrowed until
 * rung_record_builder_end() copies it, so texts have to live until then. */
typedef struct
{
  RungKind    kind;
  const char *uid;
  guint32     set; /* bit n: field n has a value */
  RungValue   values[RUNG_MAX_FIELDS];
} RungRecordBuilder;

GType       rung_record_get_type        (void) G_GNUC_CONST;
RungRecord *rung_record_new             (RungKind          kind,
                                         const char       *uid) G_GNUC_WARN_UNUSED_RESULT;
RungRecord *rung_record_ref             (RungRecord       *self);
void        rung_record_unref           (RungRecord       *self);
RungKind    rung_record_get_kind        (const RungRecord *self);
const char *rung_record_get_uid         (const RungRecord *self);
gboolean    rung_record_has             (const RungRecord *self,
                                         guint             field);
const char *rung_record_get_text        (const RungRecord *self,
                                         guint             field);
gint64      rung_record_get_integer     (const RungRecord *self,
                                         guint             field);
gboolean    rung_record_get_boolean     (const RungRecord *self,
                                         guint             field);
guint32     rung_record_get_day         (const RungRecord *self,
                                         guint             field);
double      rung_record_get_number      (const RungRecord *self,
                                         guint             field);
GVariant   *rung_record_get_variant     (const RungRecord *self,
                                         guint             field);
GVariant   *rung_record_dup_value       (const RungRecord *self,
                                         guint             field);
gboolean    rung_record_is_private      (const RungRecord *self);
gboolean    rung_record_equal           (const RungRecord *a,
                                         const RungRecord *b);
gboolean    rung_record_field_equal     (const RungRecord *a,
                                         const RungRecord *b,
                                         guint             field);
int         rung_record_compare         (const RungRecord *a,
                                         const RungRecord *b);

RungRecord *rung_record_with            (RungRecord       *self,
                                         guint             field,
                                         GVariant         *value) G_GNUC_WARN_UNUSED_RESULT;
RungRecord *rung_record_without         (RungRecord       *self,
                                         guint             field) G_GNUC_WARN_UNUSED_RESULT;

void        rung_record_builder_init       (RungRecordBuilder *builder,
                                            RungKind           kind,
                                            const char        *uid);
void        rung_record_builder_init_from  (RungRecordBuilder *builder,
                                            const RungRecord  *record);
void        rung_record_builder_set_text    (RungRecordBuilder *builder,
                                             guint              field,
                                             const char        *text);
void        rung_record_builder_set_integer (RungRecordBuilder *builder,
                                             guint              field,
                                             gint64             value);
void        rung_record_builder_set_number  (RungRecordBuilder *builder,
                                             guint              field,
                                             double             value);
void        rung_record_builder_set_variant (RungRecordBuilder *builder,
                                             guint              field,
                                             GVariant          *value);
void        rung_record_builder_set_day     (RungRecordBuilder *builder,
                                             guint              field,
                                             guint32            day);
gboolean    rung_record_builder_set_value   (RungRecordBuilder *builder,
                                             guint              field,
                                             GVariant          *value);
void        rung_record_builder_unset       (RungRecordBuilder *builder,
                                             guint              field);
RungRecord *rung_record_builder_end         (RungRecordBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungRecord, rung_record_unref)

G_END_DECLS
