/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has to be there before the first widget: the resource with the templates, the
 * words of the person's language, the style. */

#include "rung-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "rung-translator.h"
#include "rung-ui-resources.h"

/**
 * rung_ui_init_words:
 *
 * Follows the person's language.  The catalogue's folder is RUNG_LOCALE_DIR of the
 * environment, so that an uninstalled program speaks too, or the installed one.
 */
void
rung_ui_init_words (void)
{
  const char *folder = g_getenv ("RUNG_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : RUNG_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * rung_ui_init_direction:
 *
 * Mirrors the window for people who read from right to left; after GTK has started.
 * GTK asks its own catalogue for the direction, but by g_dgettext(), which answers nothing
 * for a language that the program itself has no catalogue of.
 */
void
rung_ui_init_direction (void)
{
  const char *question = "default:LTR"; /* not ours to translate */

  if (g_str_equal (dgettext ("gtk40", question), "default:RTL"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
}

/**
 * rung_ui_init_style:
 *
 * Adds the program's style to the default display's; after adw_init().
 */
void
rung_ui_init_style (void)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/rungapp/Rung/style.css");
  /* Below what AdwApplication adds by itself, or style-hc.css could not win. */
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1);
}

/**
 * rung_ui_init:
 *
 * Registers the templates.  A static library loses the resource's constructor unless
 * somebody calls for it.
 */
void
rung_ui_init (void)
{
  g_resources_register (rung_ui_get_resource ());
}

RungWords *
rung_ui_get_words (void)
{
  return rung_translator_get_screen ();
}

const char *
rung_ui_get_language (void)
{
  return rung_translator_get_screen ()->language;
}

/**
 * rung_ui_set_name:
 * @widget: (type Gtk.Widget): a widget
 * @name: a sentence, translated
 *
 * Names a widget for assistive technology.
 */
void
rung_ui_set_name (gpointer    widget,
                  const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
rung_ui_get_focus_child (GtkWidget *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *child = root != NULL ? gtk_root_get_focus (root) : NULL;

  while (child != NULL && gtk_widget_get_parent (child) != parent)
    child = gtk_widget_get_parent (child);
  return child;
}

/**
 * rung_ui_give_place:
 * @child: a child of a widget that allocates it
 * @has_place: whether it has a place now
 *
 * Shows a child where it has a place, and hides it from eyes and screen readers alike
 * where it has none.
 */
void
rung_ui_give_place (GtkWidget *child,
                    gboolean   has_place)
{
  if (gtk_widget_get_child_visible (child) == has_place)
    return;
  gtk_widget_set_child_visible (child, has_place);
  gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, !has_place, -1);
}

/**
 * rung_ui_new_label:
 * @text: (nullable): what it says
 * @css_class: (nullable): a style class
 *
 * Makes a label of running text, which wraps rather than holding up its window.
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
rung_ui_new_label (const char *text,
                   const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}
