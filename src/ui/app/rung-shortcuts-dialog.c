/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GtkShortcutsWindow is deprecated from GTK 4.18 on; this is a list. */

#include "rung-shortcuts-dialog.h"

#include <glib/gi18n.h>

#include "rung-shortcuts.h"

struct _RungShortcutsDialog
{
  RungDialog          parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (RungShortcutsDialog, rung_shortcuts_dialog, RUNG_TYPE_DIALOG)

static char *
dup_label (const char *accel)
{
  guint key = 0;
  GdkModifierType modifiers = 0;

  if (!gtk_accelerator_parse (accel, &key, &modifiers))
    return g_strdup (accel);
  return gtk_accelerator_get_label (key, modifiers);
}

static char *
join_keys (const RungShortcut *shortcut,
           const char         *first,
           const char         *last)
{
  if (shortcut->is_either)
    /* Translators: two keys: "Alt+Left or Alt+Right". */
    return g_strdup_printf (_("%s or %s"), first, last);
  /* Translators: a range of keys: "0 to 4". */
  return g_strdup_printf (_("%s to %s"), first, last);
}

static void
add_shortcut (AdwPreferencesGroup *group,
              const RungShortcut  *shortcut)
{
  g_autofree char *first = dup_label (shortcut->accels[0]);
  g_autofree char *last = shortcut->accels[1] != NULL ? dup_label (shortcut->accels[1]) : NULL;
  g_autofree char *keys = last != NULL ? join_keys (shortcut, first, last) : g_strdup (first);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _(shortcut->title), NULL);
  GtkWidget *label = gtk_label_new (keys);

  gtk_widget_add_css_class (label, "keycap");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
}

static void
fill (RungShortcutsDialog *self)
{
  AdwPreferencesGroup *group = NULL;
  guint n_shortcuts;
  const RungShortcut *shortcuts = rung_shortcuts_get (&n_shortcuts);

  for (guint i = 0; i < n_shortcuts; i++)
    {
      if (shortcuts[i].group != NULL)
        {
          group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _(shortcuts[i].group), NULL);
          adw_preferences_page_add (self->page, group);
        }
      add_shortcut (group, &shortcuts[i]);
    }
}

static void
rung_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_SHORTCUTS_DIALOG);
  G_OBJECT_CLASS (rung_shortcuts_dialog_parent_class)->dispose (object);
}

static void
rung_shortcuts_dialog_class_init (RungShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RungShortcutsDialog, page);
}

static void
rung_shortcuts_dialog_init (RungShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
}

RungDialog *
rung_shortcuts_dialog_new (void)
{
  return g_object_new (RUNG_TYPE_SHORTCUTS_DIALOG, NULL);
}
