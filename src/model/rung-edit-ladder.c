/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of the plan's own copy of the ladder: adding and hiding roles and
 * responsibilities, and noting down side moves.  Their texts are edited in rung-edit-field.c.
 *
 * A ladder's record has an identifier of its own beside its uid, and the uid is made from
 * it (rung-uid.h), so what is added here gets an identifier too. */

#include "rung-edit-private.h"

#include <glib/gi18n.h>

#include "rung-day.h"
#include "rung-text.h"
#include "rung-uid.h"

/* "Staff engineer" -> "staff-engineer"; titles without Latin letters give "". */
static char *
make_slug (const char *title)
{
  GString *slug = g_string_new (NULL);

  for (const char *at = title; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (slug, g_ascii_tolower (*at));
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (slug, FALSE);
}

static gboolean
is_taken (RungPlan   *plan,
          RungKind    kind,
          guint       id_field,
          const char *id)
{
  for (guint i = 0; i < rung_plan_get_n_records (plan, kind); i++)
    if (g_strcmp0 (rung_record_get_text (rung_plan_get_nth (plan, kind, i), id_field), id) == 0)
      return TRUE;
  return FALSE;
}

/* Readable where the title allows it; else random, so that two people's additions are
 * not taken for the same one. */
static char *
make_id (RungPlan   *plan,
         RungKind    kind,
         guint       id_field,
         const char *prefix,
         const char *title)
{
  g_autofree char *slug = make_slug (title);
  g_autofree char *random = rung_uid_new ();
  g_autofree char *id = NULL;

  if (*slug == '\0')
    return g_strdup_printf ("%s%s-%.8s", prefix, rung_kind_get_info (kind)->name, random);
  id = g_strconcat (prefix, slug, NULL);
  if (is_taken (plan, kind, id_field, id))
    return g_strdup_printf ("%s-%.8s", id, random);
  return g_steal_pointer (&id);
}

static char *
make_uid (RungPlan *plan,
          const char *id)
{
  RungRecord *ladder = rung_plan_get_ladder (plan);
  g_autofree char *uid = NULL;

  if (ladder == NULL)
    return rung_uid_new ();
  uid = rung_uid_new_for_item (rung_record_get_text (ladder, RUNG_LADDER_ID), id);
  return rung_plan_find (plan, uid) == NULL ? g_steal_pointer (&uid) : rung_uid_new ();
}

static RungRecord *
new_role (const char *uid,
          const char *id,
          gint64      ordinal,
          const char *track,
          GVariant   *title)
{
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_ROLE, uid);
  rung_record_builder_set_text (&builder, RUNG_ROLE_ID, id);
  rung_record_builder_set_integer (&builder, RUNG_ROLE_ORDINAL, ordinal);
  rung_record_builder_set_text (&builder, RUNG_ROLE_TRACK, track);
  rung_record_builder_set_variant (&builder, RUNG_ROLE_TITLE, title);
  return rung_record_builder_end (&builder);
}

/**
 * rung_edit_add_role:
 * @plan: a plan
 * @title: its title
 * @language: (nullable): BCP 47, the language of @title; %NULL for the plan's
 * @after_uid: (nullable): the role below it, or %NULL to put it on top
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Adds a role to the plan's ladder, on the track of the role below it.
 *
 * Returns: (transfer full): the changeset, whose created uid is the role's; or %NULL
 */
RungChangeset *
rung_edit_add_role (RungPlan    *plan,
                    const char  *title,
                    const char  *language,
                    const char  *after_uid,
                    GError     **error)
{
  g_autofree char *clean = rung_edit_clean_title (title, error);
  g_autoptr(GPtrArray) roles = rung_plan_list_roles (plan, TRUE);
  g_autoptr(GVariant) localized = NULL;
  g_autofree char *id = NULL;
  g_autofree char *uid = NULL;
  RungRecord *below = roles->len > 0 ? roles->pdata[roles->len - 1] : NULL;
  RungChangeset *changeset;
  guint position = roles->len;
  gint64 ordinal;

  if (language == NULL)
    language = rung_edit_get_language (plan);
  if (clean == NULL || !rung_edit_is_language (language, error))
    return NULL;
  if (after_uid != NULL)
    {
      below = rung_edit_find (plan, RUNG_KIND_ROLE, after_uid, error);
      if (below == NULL)
        return NULL;
      g_ptr_array_find (roles, below, &position);
      position++;
    }

  changeset = rung_changeset_new (RUNG_LABEL_ADD_ROLE, clean);
  ordinal = rung_edit_make_room (changeset, roles, position, RUNG_ROLE_ORDINAL);
  id = make_id (plan, RUNG_KIND_ROLE, RUNG_ROLE_ID, "", clean);
  uid = make_uid (plan, id);
  localized = g_variant_ref_sink (rung_text_new (language, clean));
  rung_changeset_set_created_uid (changeset, uid);
  rung_changeset_take (changeset, NULL,
                       new_role (uid, id, ordinal, below ? rung_record_get_text (below, RUNG_ROLE_TRACK) : NULL, localized));
  return rung_edit_finish (plan, changeset, error);
}

static RungRecord *
new_responsibility (const char *uid,
                    const char *id,
                    const char *role_uid,
                    gint64      ordinal,
                    GVariant   *title)
{
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_RESPONSIBILITY, uid);
  rung_record_builder_set_text (&builder, RUNG_RESPONSIBILITY_ID, id);
  rung_record_builder_set_text (&builder, RUNG_RESPONSIBILITY_ROLE, role_uid);
  rung_record_builder_set_integer (&builder, RUNG_RESPONSIBILITY_ORDINAL, ordinal);
  rung_record_builder_set_variant (&builder, RUNG_RESPONSIBILITY_TITLE, title);
  return rung_record_builder_end (&builder);
}

/**
 * rung_edit_add_responsibility:
 * @plan: a plan
 * @role_uid: the role that answers for it
 * @title: its title
 * @language: (nullable): BCP 47, the language of @title; %NULL for the plan's
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Adds a responsibility as the last of a role's.
 *
 * Returns: (transfer full): the changeset, whose created uid is the responsibility's; or
 *   %NULL
 */
RungChangeset *
rung_edit_add_responsibility (RungPlan    *plan,
                              const char  *role_uid,
                              const char  *title,
                              const char  *language,
                              GError     **error)
{
  RungRecord *role = rung_edit_find (plan, RUNG_KIND_ROLE, role_uid, error);
  g_autofree char *clean = role ? rung_edit_clean_title (title, error) : NULL;
  g_autoptr(GPtrArray) others = NULL;
  g_autoptr(GVariant) localized = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *id = NULL;
  g_autofree char *uid = NULL;
  RungChangeset *changeset;
  gint64 ordinal;

  if (language == NULL)
    language = rung_edit_get_language (plan);
  if (clean == NULL || !rung_edit_is_language (language, error))
    return NULL;

  changeset = rung_changeset_new (RUNG_LABEL_ADD_RESPONSIBILITY, clean);
  others = rung_plan_list_responsibilities (plan, role_uid, TRUE);
  ordinal = rung_edit_make_room (changeset, others, others->len, RUNG_RESPONSIBILITY_ORDINAL);
  if (rung_record_has (role, RUNG_ROLE_ID))
    prefix = g_strconcat (rung_record_get_text (role, RUNG_ROLE_ID), ".", NULL);
  id = make_id (plan, RUNG_KIND_RESPONSIBILITY, RUNG_RESPONSIBILITY_ID, prefix ? prefix : "", clean);
  uid = make_uid (plan, id);
  localized = g_variant_ref_sink (rung_text_new (language, clean));
  rung_changeset_set_created_uid (changeset, uid);
  rung_changeset_take (changeset, NULL, new_responsibility (uid, id, role_uid, ordinal, localized));
  return rung_edit_finish (plan, changeset, error);
}

static RungChangeset *
hide (RungPlan    *plan,
      RungKind     kind,
      const char  *uid,
      guint        field,
      gboolean     hidden,
      RungLabel    label,
      GError     **error)
{
  RungRecord *record = rung_edit_find (plan, kind, uid, error);
  RungRecord *after;

  if (record == NULL)
    return NULL;
  if (!rung_record_get_boolean (record, field) == !hidden)
    after = rung_record_ref (record);
  else if (hidden)
    after = rung_record_with (record, field, g_variant_new_boolean (TRUE));
  else
    after = rung_record_without (record, field);
  return rung_edit_finish_one (plan, label, rung_edit_get_title (plan, record), record, after, error);
}

/**
 * rung_edit_hide_role:
 * @plan: a plan
 * @uid: a role
 * @hidden: whether it is hidden from now on
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Hides a role in this plan, or shows it again.  Nothing that belongs to it is lost.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_hide_role (RungPlan    *plan,
                     const char  *uid,
                     gboolean     hidden,
                     GError     **error)
{
  return hide (plan, RUNG_KIND_ROLE, uid, RUNG_ROLE_HIDDEN, hidden,
               hidden ? RUNG_LABEL_HIDE_ROLE : RUNG_LABEL_SHOW_ROLE, error);
}

/**
 * rung_edit_hide_responsibility:
 * @plan: a plan
 * @uid: a responsibility
 * @hidden: whether it is hidden from now on
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Hides a responsibility in this plan, or shows it again.  Nothing that belongs to it is
 * lost.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_hide_responsibility (RungPlan    *plan,
                               const char  *uid,
                               gboolean     hidden,
                               GError     **error)
{
  return hide (plan, RUNG_KIND_RESPONSIBILITY, uid, RUNG_RESPONSIBILITY_HIDDEN, hidden,
               hidden ? RUNG_LABEL_HIDE_RESPONSIBILITY : RUNG_LABEL_SHOW_RESPONSIBILITY, error);
}

/**
 * rung_edit_move_role:
 * @plan: a plan
 * @uid: a role
 * @before_uid: (nullable): the role it comes to stand below, or %NULL for the top
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Changes the order of the plan's ladder.  Stays keep their days.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_move_role (RungPlan    *plan,
                     const char  *uid,
                     const char  *before_uid,
                     GError     **error)
{
  RungRecord *role = rung_edit_find (plan, RUNG_KIND_ROLE, uid, error);
  RungRecord *next = NULL;
  g_autoptr(GPtrArray) roles = NULL;

  if (role == NULL)
    return NULL;
  if (before_uid != NULL && (next = rung_edit_find (plan, RUNG_KIND_ROLE, before_uid, error)) == NULL)
    return NULL;
  roles = rung_plan_list_roles (plan, TRUE);
  return rung_edit_move (plan, RUNG_LABEL_EDIT_ROLE, role, next, roles, RUNG_ROLE_ORDINAL, error);
}

/**
 * rung_edit_move_responsibility:
 * @plan: a plan
 * @uid: a responsibility
 * @before_uid: (nullable): the one of the same role it comes to stand before, or %NULL for
 *   the end
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Changes the order of a role's responsibilities.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_move_responsibility (RungPlan    *plan,
                               const char  *uid,
                               const char  *before_uid,
                               GError     **error)
{
  RungRecord *record = rung_edit_find (plan, RUNG_KIND_RESPONSIBILITY, uid, error);
  RungRecord *next = NULL;
  g_autoptr(GPtrArray) all = NULL;

  if (record == NULL)
    return NULL;
  if (before_uid != NULL && (next = rung_edit_find (plan, RUNG_KIND_RESPONSIBILITY, before_uid, error)) == NULL)
    return NULL;
  all = rung_plan_list_responsibilities (plan, rung_record_get_text (record, RUNG_RESPONSIBILITY_ROLE), TRUE);
  if (next != NULL && !g_ptr_array_find (all, next, NULL))
    {
      rung_plan_refuse (error, RUNG_PLAN_ERROR_RANGE, NULL,
                        NC_("plan error", "“%s” belongs to another role."), "t", rung_edit_get_title (plan, next));
      return NULL;
    }
  return rung_edit_move (plan, RUNG_LABEL_EDIT_RESPONSIBILITY, record, next, all, RUNG_RESPONSIBILITY_ORDINAL, error);
}

/* --- Side moves ------------------------------------------------------------ */

/* (nullable): the text in all its languages, floating no more */
static GVariant *
dup_side_move (RungRecord *role,
               guint       position)
{
  g_autoptr(GVariant) text = NULL;
  GVariant *moves = rung_record_get_variant (role, RUNG_ROLE_SIDE_MOVES);

  if (moves == NULL || position >= g_variant_n_children (moves))
    return NULL;
  text = g_variant_get_child_value (moves, position);
  return g_variant_n_children (text) > 0 ? g_steal_pointer (&text) : NULL;
}

static gboolean
is_same_title (const char *a,
               const char *b)
{
  g_autofree char *x = g_utf8_casefold (a, -1);
  g_autofree char *y = g_utf8_casefold (b, -1);

  return g_str_equal (x, y);
}

/**
 * rung_edit_is_side_move_noted:
 * @plan: a plan
 * @role: a role of it
 * @position: of one of the role's side moves
 *
 * Returns: whether a role on another track, be it hidden, has that title already
 */
gboolean
rung_edit_is_side_move_noted (RungPlan   *plan,
                              RungRecord *role,
                              guint       position)
{
  g_autoptr(GVariant) text = dup_side_move (role, position);
  const char *track = rung_edit_get_track (plan, rung_record_get_uid (role));
  const char *title;

  if (text == NULL)
    return FALSE;
  title = rung_text_pick (text, rung_edit_get_language (plan));
  for (guint i = 0; i < rung_plan_get_n_records (plan, RUNG_KIND_ROLE); i++)
    {
      RungRecord *other = rung_plan_get_nth (plan, RUNG_KIND_ROLE, i);

      if (g_strcmp0 (rung_edit_get_track (plan, rung_record_get_uid (other)), track) != 0 &&
          is_same_title (rung_edit_get_title (plan, other), title))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_side_move (RungPlan    *plan,
                 RungRecord  *role,
                 guint        position,
                 GVariant    *text,
                 guint32      from,
                 GError     **error)
{
  if (text == NULL)
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_NOT_FOUND, NULL,
                             NC_("plan error", "“%s” does not name that side move."), "t", rung_edit_get_title (plan, role));
  if (from == RUNG_NO_DAY)
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_MISSING, NULL, NC_("plan error", "A stay needs its first day."), "");
  if (rung_edit_is_side_move_noted (plan, role, position))
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_DUPLICATE, NULL,
                             NC_("plan error", "“%s” is noted down already."), "t",
                             rung_text_pick (text, rung_edit_get_language (plan)));
  return TRUE;
}

static gboolean
has_track (RungPlan   *plan,
           const char *track)
{
  for (guint i = 0; i < rung_plan_get_n_records (plan, RUNG_KIND_ROLE); i++)
    if (g_str_equal (rung_edit_get_track (plan, rung_record_get_uid (rung_plan_get_nth (plan, RUNG_KIND_ROLE, i))), track))
      return TRUE;
  return FALSE;
}

/* Named like the role, so that a person who reads it knows it. */
static char *
make_track (RungPlan   *plan,
            const char *title)
{
  char *track = g_strdup (title);

  for (guint i = 2; has_track (plan, track); i++)
    {
      g_free (track);
      track = g_strdup_printf ("%s %u", title, i);
    }
  return track;
}

static RungRecord *
new_side_stay (const char *role_uid,
               RungRecord *role,
               guint32     from)
{
  g_autofree char *uid = rung_uid_new ();
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_STAY, uid);
  rung_record_builder_set_text (&builder, RUNG_STAY_ROLE, role_uid);
  rung_record_builder_set_day (&builder, RUNG_STAY_START, from);
  rung_record_builder_set_day (&builder, RUNG_STAY_EXPECTED_END, rung_edit_typical_end (role, from));
  rung_record_builder_set_integer (&builder, RUNG_STAY_PLANNED, TRUE);
  return rung_record_builder_end (&builder);
}

/**
 * rung_edit_note_side_move:
 * @plan: a plan
 * @role_uid: the role that one would move from
 * @position: of one of its side moves, from 0
 * @from: the first day of the planned stay
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Notes a sideways move down: a role of that name, in all the languages the ladder gives,
 * on a track of its own and without responsibilities, and a planned stay in it for the
 * typical time.  A role of that name on another track, even a hidden one, stands for it:
 * two of one name could not be told apart.
 *
 * Returns: (transfer full): the changeset, whose created uid is the stay's; or %NULL,
 *   with %RUNG_PLAN_ERROR_NOT_FOUND when there is no such side move, or
 *   %RUNG_PLAN_ERROR_DUPLICATE when it is noted down
 */
RungChangeset *
rung_edit_note_side_move (RungPlan    *plan,
                          const char  *role_uid,
                          guint        position,
                          guint32      from,
                          GError     **error)
{
  RungRecord *role = rung_edit_find (plan, RUNG_KIND_ROLE, role_uid, error);
  g_autoptr(GVariant) text = role ? dup_side_move (role, position) : NULL;
  g_autoptr(GPtrArray) roles = rung_plan_list_roles (plan, TRUE);
  g_autofree char *title = NULL;
  g_autofree char *track = NULL;
  g_autofree char *id = NULL;
  g_autofree char *uid = NULL;
  RungChangeset *changeset;
  RungRecord *side, *stay;
  gint64 ordinal;

  if (role == NULL || !check_side_move (plan, role, position, text, from, error))
    return NULL;
  title = rung_edit_clean_title (rung_text_pick (text, rung_edit_get_language (plan)), error);
  if (title == NULL)
    return NULL;
  changeset = rung_changeset_new (RUNG_LABEL_NOTE_SIDE_MOVE, title);
  ordinal = rung_edit_make_room (changeset, roles, roles->len, RUNG_ROLE_ORDINAL);
  track = make_track (plan, title);
  id = make_id (plan, RUNG_KIND_ROLE, RUNG_ROLE_ID, "", title);
  uid = make_uid (plan, id);
  side = new_role (uid, id, ordinal, track, text);
  stay = new_side_stay (uid, side, from);
  rung_changeset_take (changeset, NULL, side);
  rung_changeset_set_created_uid (changeset, rung_record_get_uid (stay));
  rung_changeset_take (changeset, NULL, stay);
  return rung_edit_finish (plan, changeset, error);
}
