/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window tells, also for the widgets in it that commit.
 *
 * There is one toast, and it says what was told last: several would stand in a queue, and
 * an older one come back after a newer one when it does not hold any more. */

#include "rung-window-private.h"

#include <glib/gi18n.h>

#include "rung-names.h"

#define TOAST_MS 5000
#define TOAST_WITH_BUTTON_MS 8000
#define TOAST_SLIDE_MS 600

static void
end_toast (RungWindow *self)
{
  g_autoptr(AdwToast) toast = g_steal_pointer (&self->toast);

  g_clear_handle_id (&self->toast_id, g_source_remove);
  self->is_toast_of_edit = FALSE;
  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static gboolean
toast_ends_cb (gpointer data)
{
  RungWindow *self = data;

  self->toast_id = 0;
  end_toast (self);
  return G_SOURCE_REMOVE;
}

static void
end_toast_in (RungWindow *self,
              guint       n_ms)
{
  g_clear_handle_id (&self->toast_id, g_source_remove);
  self->toast_id = g_timeout_add (n_ms, toast_ends_cb, self);
}

/* libadwaita 1.2 does not survive that a toast is dismissed while it still slides in. */
void
rung_window_clear_undo_toast (RungWindow *self)
{
  gint64 age_ms = (g_get_monotonic_time () - self->toast_made_usec) / 1000;

  if (self->toast == NULL || !self->is_toast_of_edit)
    return;
  if (age_ms < TOAST_SLIDE_MS)
    end_toast_in (self, TOAST_SLIDE_MS - (guint) age_ms);
  else
    end_toast (self);
}

static void show_message (RungWindow *self,
                          const char *message,
                          const char *label,
                          const char *action,
                          GVariant   *target,
                          gboolean    is_of_edit);

/* A pressed button dismisses its toast, also when what it did has told something since. */
static void
dismissed_cb (RungWindow *self,
              AdwToast   *toast)
{
  g_autofree char *message = NULL;

  if (self->toast != toast)
    return;
  g_clear_object (&self->toast);
  g_clear_handle_id (&self->toast_id, g_source_remove);
  if (self->is_toast_pressed && adw_toast_get_button_label (toast) == NULL)
    {
      message = g_strdup (gtk_label_get_label (GTK_LABEL (adw_toast_get_custom_title (toast))));
      show_message (self, message, NULL, NULL, NULL, self->is_toast_of_edit);
    }
  self->is_toast_pressed = FALSE;
}

static void
pressed_cb (RungWindow *self)
{
  self->is_toast_pressed = TRUE;
}

static void
make_toast (RungWindow *self)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                                   "lines", 4,
                                   "ellipsize", PANGO_ELLIPSIZE_END,
                                   "xalign", 0.0,
                                   "css-classes", (const char *[]) { "heading", NULL },
                                   NULL);

  self->toast = adw_toast_new ("");
  adw_toast_set_timeout (self->toast, 0);
  /* The library's own title is one line, cut where it does not fit. */
  g_object_ref_sink (label);
  adw_toast_set_custom_title (self->toast, label);
  g_object_unref (label);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
}

/* @target is taken when floating. */
static void
show_message (RungWindow *self,
              const char *message,
              const char *label,
              const char *action,
              GVariant   *target,
              gboolean    is_of_edit)
{
  gboolean is_new = self->toast == NULL;

  if (is_new)
    make_toast (self);
  gtk_label_set_label (GTK_LABEL (adw_toast_get_custom_title (self->toast)), message);
  adw_toast_set_button_label (self->toast, label);
  /* The button must not see one action's name with another's target. */
  adw_toast_set_action_name (self->toast, NULL);
  adw_toast_set_action_target_value (self->toast, target);
  adw_toast_set_action_name (self->toast, action);
  self->is_toast_of_edit = is_of_edit;
  end_toast_in (self, label != NULL ? TOAST_WITH_BUTTON_MS : TOAST_MS);
  if (!is_new)
    return;
  self->toast_made_usec = g_get_monotonic_time ();
  adw_toast_overlay_add_toast (self->toast_overlay, g_object_ref (self->toast));
  rung_names_mend_toasts (self->toast_overlay);
}

static RungStore *
rung_window_committer_get_store (RungCommitter *committer)
{
  return RUNG_WINDOW (committer)->store;
}

static void
rung_window_tell (RungCommitter *committer,
                  const char    *message)
{
  show_message (RUNG_WINDOW (committer), message, NULL, NULL, NULL, FALSE);
}

static void
rung_window_tell_with_undo (RungCommitter *committer,
                            const char    *message)
{
  show_message (RUNG_WINDOW (committer), message, _("_Undo"), "win.undo", NULL, TRUE);
}

/* What holds until the next edit only. */
void
rung_window_tell_of_edit (RungWindow *self,
                          const char *message)
{
  show_message (self, message, NULL, NULL, NULL, TRUE);
}

void
rung_window_committer_init (RungCommitterInterface *iface)
{
  iface->get_store = rung_window_committer_get_store;
  iface->tell = rung_window_tell;
  iface->tell_with_undo = rung_window_tell_with_undo;
}

/* A toast whose button does @action; @target is taken when floating. */
void
rung_window_tell_with_button (RungWindow *self,
                              const char *message,
                              const char *label,
                              const char *action,
                              GVariant   *target)
{
  show_message (self, message, label, action, target, FALSE);
}
