/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all dialogues have: a header with Cancel and the deed, or just a close button;
 * Escape; a place for toasts of their own, because the window's are behind them. */

#include "rung-dialog.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-names.h"

typedef struct
{
  AdwHeaderBar    *header;
  AdwToastOverlay *toasts;
  GtkWidget       *accept_button;
  GtkWidget       *back_button;
} RungDialogPrivate;

typedef enum
{
  PROP_BODY = 1,
  PROP_ACCEPT_LABEL,
} RungDialogProperty;

static GParamSpec *properties[PROP_ACCEPT_LABEL + 1];

enum
{
  GO_BACK,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void rung_dialog_committer_init (RungCommitterInterface *iface);

G_DEFINE_TYPE_WITH_CODE (RungDialog, rung_dialog, ADW_TYPE_WINDOW,
                         G_ADD_PRIVATE (RungDialog)
                         G_IMPLEMENT_INTERFACE (RUNG_TYPE_COMMITTER, rung_dialog_committer_init))

static RungDialogPrivate *
get_private (gpointer self)
{
  return rung_dialog_get_instance_private (RUNG_DIALOG (self));
}

static RungStore *
rung_dialog_get_store (RungCommitter *committer)
{
  GtkWindow *above = gtk_window_get_transient_for (GTK_WINDOW (committer));

  return above != NULL ? rung_committer_get_store (GTK_WIDGET (above)) : NULL;
}

static void
rung_dialog_tell (RungCommitter *committer,
                  const char    *message)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (get_private (committer)->toasts, toast);
  rung_names_mend_toasts (get_private (committer)->toasts);
}

/* Undo is in the main window, which stays in sight beside a dialogue. */
static void
rung_dialog_tell_with_undo (RungCommitter *committer,
                            const char    *message)
{
  GtkWindow *above = gtk_window_get_transient_for (GTK_WINDOW (committer));

  if (RUNG_IS_COMMITTER (above))
    RUNG_COMMITTER_GET_IFACE (above)->tell_with_undo (RUNG_COMMITTER (above), message);
}

static void
rung_dialog_committer_init (RungCommitterInterface *iface)
{
  iface->get_store = rung_dialog_get_store;
  iface->tell = rung_dialog_tell;
  iface->tell_with_undo = rung_dialog_tell_with_undo;
}

static void
accept_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  rung_dialog_accept (RUNG_DIALOG (widget));
}

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  g_signal_emit (widget, signals[GO_BACK], 0);
}

static void
set_accept_label (RungDialog *self,
                  const char *label)
{
  RungDialogPrivate *priv = get_private (self);
  GtkWidget *cancel;

  if (label == NULL)
    return;
  cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (priv->header, cancel);
  priv->accept_button = gtk_button_new_with_mnemonic (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->accept_button), "dialog.accept");
  gtk_widget_add_css_class (priv->accept_button, "suggested-action");
  adw_header_bar_pack_end (priv->header, priv->accept_button);
  adw_header_bar_set_show_end_title_buttons (priv->header, FALSE);
  adw_header_bar_set_show_start_title_buttons (priv->header, FALSE);
  gtk_window_set_default_widget (GTK_WINDOW (self), priv->accept_button);
}

static void
rung_dialog_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  RungDialog *self = RUNG_DIALOG (object);

  switch ((RungDialogProperty) prop_id)
    {
    case PROP_BODY:
      adw_toast_overlay_set_child (get_private (self)->toasts, g_value_get_object (value));
      break;
    case PROP_ACCEPT_LABEL:
      set_accept_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* What is being typed is left, so it is committed, before the window goes. */
static gboolean
rung_dialog_close_request (GtkWindow *window)
{
  gtk_window_set_focus (window, NULL);
  return GTK_WINDOW_CLASS (rung_dialog_parent_class)->close_request (window);
}

static void
rung_dialog_class_init (RungDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = rung_dialog_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = rung_dialog_close_request;

  properties[PROP_BODY] =
    g_param_spec_object ("body", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ACCEPT_LABEL] =
    g_param_spec_string ("accept-label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[GO_BACK] = g_signal_new ("go-back", RUNG_TYPE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept_cb);
  gtk_widget_class_install_action (widget_class, "dialog.back", NULL, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "dialog.back", NULL);
}

static void
rung_dialog_init (RungDialog *self)
{
  RungDialogPrivate *priv = get_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  priv->header = ADW_HEADER_BAR (adw_header_bar_new ());
  priv->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  priv->back_button = g_object_new (GTK_TYPE_BUTTON,
                                    "icon-name", "go-previous-symbolic",
                                    "tooltip-text", _("Back"),
                                    "action-name", "dialog.back",
                                    "visible", FALSE,
                                    NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->back_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back"), -1);
  adw_header_bar_pack_start (priv->header, priv->back_button);
  gtk_widget_set_vexpand (GTK_WIDGET (priv->toasts), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->header));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);

  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 240);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.back", FALSE);
}

/**
 * rung_dialog_present:
 * @self: a dialogue
 * @over: a widget of the window to stand over
 *
 * Shows the dialogue; it destroys itself when it is closed.
 */
void
rung_dialog_present (RungDialog *self,
                     GtkWidget  *over)
{
  GtkWidget *body = GTK_WIDGET (get_private (self)->toasts);
  GtkWidget *focus;
  GtkRoot *root;

  g_return_if_fail (RUNG_IS_DIALOG (self));

  root = over != NULL ? gtk_widget_get_root (over) : NULL;
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  rung_names_mend (GTK_WIDGET (get_private (self)->header), NULL);
  rung_names_mend (body, gtk_window_get_title (GTK_WINDOW (self)));
  gtk_window_present (GTK_WINDOW (self));
  /* The first question, not Cancel. */
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, body))
    gtk_widget_child_focus (body, GTK_DIR_TAB_FORWARD);
}

/**
 * rung_dialog_accept:
 * @self: a dialogue
 *
 * Does what the dialogue is for, and closes it when that worked.
 */
void
rung_dialog_accept (RungDialog *self)
{
  g_return_if_fail (RUNG_IS_DIALOG (self));

  if (RUNG_DIALOG_GET_CLASS (self)->accept != NULL && RUNG_DIALOG_GET_CLASS (self)->accept (self))
    gtk_window_destroy (GTK_WINDOW (self));
}

void
rung_dialog_set_accept_enabled (RungDialog *self,
                                gboolean    is_enabled)
{
  g_return_if_fail (RUNG_IS_DIALOG (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", is_enabled);
}

/**
 * rung_dialog_set_can_go_back:
 * @self: a dialogue of several pages
 * @can_go_back: whether a page is behind the one shown
 *
 * Shows the back button; it and Alt+Left emit #RungDialog::go-back.
 */
void
rung_dialog_set_can_go_back (RungDialog *self,
                             gboolean    can_go_back)
{
  g_return_if_fail (RUNG_IS_DIALOG (self));

  gtk_widget_set_visible (get_private (self)->back_button, can_go_back);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.back", can_go_back);
}
