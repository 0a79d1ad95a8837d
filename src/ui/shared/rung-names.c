/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Libadwaita 1.2 leaves some focusable parts of its rows and pages without a name: the
 * scrolled window of a page, the list of a group, the list inside a combo row, the row
 * and the lists of an expander row, the button that applies an entry row.  Walking over a
 * page once mends that.
 *
 * A combo row says its value nowhere but in an inner list that cannot be reached by
 * keyboard; here the list is hidden and the value becomes the row's description. */

#include "rung-names.h"

#include <glib/gi18n.h>

#include "rung-ui.h"

#define MENDED_KEY "rung-names-mended"

static void
describe_combo_cb (AdwComboRow *row)
{
  GObject *item = adw_combo_row_get_selected_item (row);
  const char *text = GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (GTK_STRING_OBJECT (item)) : "";

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
mend_combo (AdwComboRow *row)
{
  if (g_object_get_data (G_OBJECT (row), MENDED_KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (row), MENDED_KEY, row);
  g_signal_connect (row, "notify::selected-item", G_CALLBACK (describe_combo_cb), NULL);
  describe_combo_cb (row);
}

static void mend (GtkWidget  *widget,
                  const char *name);

static void
mend_children (GtkWidget  *widget,
               const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    mend (child, name);
}

static const char *
get_title (GtkWidget  *widget,
           const char *name)
{
  const char *title = NULL;

  if (ADW_IS_PREFERENCES_GROUP (widget))
    title = adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget));
  else if (ADW_IS_PREFERENCES_ROW (widget))
    title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  return title != NULL && *title != '\0' ? title : name;
}

/* The list in a combo row that shows the chosen item; its popover's is another. */
static gboolean
is_shown_item (GtkWidget *widget)
{
  if (!GTK_IS_LIST_VIEW (widget))
    return FALSE;
  for (; widget != NULL && !GTK_IS_POPOVER (widget); widget = gtk_widget_get_parent (widget))
    if (ADW_IS_COMBO_ROW (widget))
      return TRUE;
  return FALSE;
}

/* An entry row's own button, which says only what its picture is. */
static void
mend_apply_button (GtkButton *button)
{
  if (g_strcmp0 (gtk_button_get_icon_name (button), "adw-entry-apply-symbolic") == 0)
    rung_ui_set_name (button, gtk_widget_get_tooltip_text (GTK_WIDGET (button)));
}

static void
mend (GtkWidget  *widget,
      const char *name)
{
  name = get_title (widget, name);
  if (ADW_IS_COMBO_ROW (widget))
    mend_combo (ADW_COMBO_ROW (widget));
  if (is_shown_item (widget))
    gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  if (ADW_IS_EXPANDER_ROW (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_LIST_BOX (widget) ||
      GTK_IS_LIST_VIEW (widget))
    rung_ui_set_name (widget, name);
  if (GTK_IS_BUTTON (widget))
    mend_apply_button (GTK_BUTTON (widget));
  /* GtkButton says its label with the underscore, and its GtkLabel says it again. */
  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)) &&
      gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  mend_children (widget, name);
}

/**
 * rung_names_mend:
 * @root: a page or a window, with all its rows
 * @name: (nullable): what the page is called
 *
 * Gives a name to what libraries left without one below @root; names that are nearer,
 * of groups and rows, win over @name.  What has a name of its own from a template of
 * this program is called by the nearest title too, so call it for pages of rows.
 */
void
rung_names_mend (GtkWidget  *root,
                 const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  mend (root, name != NULL ? name : "");
}

static void
name_close_buttons (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "window-close-symbolic") == 0)
    rung_ui_set_name (widget, _("Dismiss"));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_close_buttons (child);
}

/**
 * rung_names_mend_toasts:
 * @overlay: an overlay that a toast was just added to
 *
 * Names the close button of the toasts that are shown.
 */
void
rung_names_mend_toasts (AdwToastOverlay *overlay)
{
  GtkWidget *content;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));

  content = adw_toast_overlay_get_child (overlay);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (overlay)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != content)
      name_close_buttons (child);
}
