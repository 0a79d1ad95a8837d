/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits from anywhere in the window go out through here: a widget makes a changeset
 * with rung-edit, hands it over, and is told whether it is on the disk.
 *
 * 1. A widget knows no window; it finds the committer above it, also from a popover
 *    and from a dialogue, whose parent window stands for what is above.
 * 2. A failure is always told, in the person's words.  The widget keeps what was
 *    typed: it only has to look at the returned boolean. */

#include "rung-committer.h"

#include "rung-phrases.h"
#include "rung-translator.h"
#include "rung-workspace.h"

G_DEFINE_INTERFACE (RungCommitter, rung_committer, GTK_TYPE_WIDGET)

static void
rung_committer_default_init (RungCommitterInterface *iface)
{
}

/* The widget above; above a window stands the window it belongs to. */
static GtkWidget *
get_above (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (parent == NULL && GTK_IS_WINDOW (widget))
    parent = (GtkWidget *) gtk_window_get_transient_for (GTK_WINDOW (widget));
  return parent;
}

/**
 * rung_committer_find:
 * @widget: any widget
 *
 * Finds the nearest committer: @widget itself or one above it.
 *
 * Returns: (transfer none) (nullable): the committer; %NULL while @widget is in
 *   no window
 */
RungCommitter *
rung_committer_find (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  while (widget != NULL && !RUNG_IS_COMMITTER (widget))
    widget = get_above (widget);
  return (RungCommitter *) widget;
}

/**
 * rung_committer_get_store:
 * @widget: any widget
 *
 * Gets the store of the plan shown in the window @widget is in.
 *
 * Returns: (transfer none) (nullable): the store; %NULL without a plan
 */
RungStore *
rung_committer_get_store (GtkWidget *widget)
{
  RungCommitter *self = rung_committer_find (widget);

  return self != NULL ? RUNG_COMMITTER_GET_IFACE (self)->get_store (self) : NULL;
}

static gboolean
is_nothing (const GError *error)
{
  return g_error_matches (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_NOTHING);
}

/**
 * rung_committer_commit:
 * @widget: the widget the edit comes from
 * @changeset: (transfer full) (nullable): the edit, or %NULL when the edit
 *   function refused
 * @error_of_edit: (nullable): why it refused; stays the caller's
 *
 * Commits an edit to the plan, and tells the person when that fails.  An edit that
 * changes nothing counts as done.
 *
 * Returns: whether the plan is now as the edit wanted it
 */
gboolean
rung_committer_commit (GtkWidget     *widget,
                       RungChangeset *changeset,
                       GError        *error_of_edit)
{
  g_autoptr(RungChangeset) owned = changeset;
  g_autoptr(GError) error = NULL;
  RungStore *store;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (owned == NULL)
    {
      if (is_nothing (error_of_edit))
        return TRUE;
      if (error_of_edit != NULL)
        rung_committer_tell_error (widget, error_of_edit);
      return FALSE;
    }

  store = rung_committer_get_store (widget);
  if (store == NULL)
    return FALSE;
  if (rung_store_commit (store, owned, RUNG_ORIGIN_USER, &error))
    return TRUE;
  rung_committer_tell_error (widget, error);
  return FALSE;
}

static gboolean
is_title_of (RungRecord *record,
             guint       field,
             const char *text)
{
  GVariant *titles = rung_record_get_variant (record, field);
  GVariantIter iter;
  const char *language, *title;

  if (titles == NULL)
    return FALSE;
  g_variant_iter_init (&iter, titles);
  while (g_variant_iter_next (&iter, "{&s&s}", &language, &title))
    if (g_strcmp0 (title, text) == 0)
      return TRUE;
  return FALSE;
}

/* An edit names a role or a responsibility in the language of the plan; on the screen
 * they have the names of the screen's language. */
static const char *
translate_argument (RungStore  *store,
                    const char *argument)
{
  static const struct { RungKind kind; guint field; } titled[] = {
    { RUNG_KIND_ROLE, RUNG_ROLE_TITLE }, { RUNG_KIND_RESPONSIBILITY, RUNG_RESPONSIBILITY_TITLE },
  };
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;

  for (guint i = 0; plan != NULL && argument != NULL && i < G_N_ELEMENTS (titled); i++)
    for (guint j = 0; j < rung_plan_get_n_records (plan, titled[i].kind); j++)
      {
        RungRecord *record = rung_plan_get_nth (plan, titled[i].kind, j);

        if (is_title_of (record, titled[i].field, argument))
          return rung_record_title (record, rung_translator_get_screen ()->language);
      }
  return argument;
}

/**
 * rung_committer_dup_label:
 * @widget: any widget in a window with a plan
 * @label: what an edit was
 * @argument: (nullable): its argument
 *
 * Names an edit of the plan, in the screen's language.
 *
 * Returns: (transfer full): "New role “Architect”"
 */
char *
rung_committer_dup_label (GtkWidget  *widget,
                          RungLabel   label,
                          const char *argument)
{
  return rung_phrase_label (rung_translator_get_screen (), label,
                            translate_argument (rung_committer_get_store (widget), argument));
}

/**
 * rung_committer_commit_telling:
 * @widget: the widget the edit comes from
 * @changeset: (transfer full) (nullable): as for rung_committer_commit()
 * @error_of_edit: (nullable): as for rung_committer_commit()
 *
 * As rung_committer_commit(), and says what was done in a toast with Undo: for edits
 * that take something out of sight.
 *
 * Returns: whether the plan is now as the edit wanted it
 */
gboolean
rung_committer_commit_telling (GtkWidget     *widget,
                               RungChangeset *changeset,
                               GError        *error_of_edit)
{
  RungCommitter *self = rung_committer_find (widget);
  g_autofree char *phrase = NULL;

  if (changeset != NULL)
    phrase = rung_phrase_label_done (rung_translator_get_screen (),
                                     rung_changeset_get_label (changeset),
                                     translate_argument (rung_committer_get_store (widget),
                                                         rung_changeset_get_argument (changeset)));
  /* The commit may take the widget away; the committer stays. */
  if (!rung_committer_commit (widget, changeset, error_of_edit))
    return FALSE;
  if (self != NULL && phrase != NULL)
    RUNG_COMMITTER_GET_IFACE (self)->tell_with_undo (self, phrase);
  return TRUE;
}

/**
 * rung_committer_tell:
 * @widget: any widget in a window
 * @message: a short sentence
 *
 * Shows @message in a toast.
 */
void
rung_committer_tell (GtkWidget  *widget,
                     const char *message)
{
  RungCommitter *self = rung_committer_find (widget);

  if (self != NULL)
    RUNG_COMMITTER_GET_IFACE (self)->tell (self, message);
}

/**
 * rung_committer_tell_error:
 * @widget: any widget in a window
 * @error: what went wrong, of any floor
 *
 * Tells what went wrong and what can be done, in the person's language.
 */
void
rung_committer_tell_error (GtkWidget    *widget,
                           const GError *error)
{
  g_autofree char *message = rung_workspace_explain (rung_translator_get_screen (), error);

  rung_committer_tell (widget, message);
}
