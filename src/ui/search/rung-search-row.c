/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was searched for is bold on a ground of its own, so that it is seen without colours
 * too.  Texts are never taken for markup. */

#include "rung-search-row.h"

#include <glib/gi18n.h>

#include "rung-phrases.h"
#include "rung-ui.h"

#define MAX_MARKS 64

struct _RungSearchRow
{
  GtkListBoxRow    parent_instance;

  GtkLabel        *title_label;
  GtkLabel        *excerpt_label;
  GtkLabel        *place_label;
  GtkLabel        *state_label;

  const RungFound *found; /* of the page's results; NULL: leads to more */
  RungKind         kind;
};

G_DEFINE_FINAL_TYPE (RungSearchRow, rung_search_row, GTK_TYPE_LIST_BOX_ROW)

static void
add_mark (PangoAttrList  *attributes,
          PangoAttribute *attribute,
          RungMark        mark)
{
  attribute->start_index = mark.start;
  attribute->end_index = mark.end;
  pango_attr_list_insert (attributes, attribute);
}

static void
show_marked (GtkLabel        *label,
             const char      *text,
             const RungQuery *query)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr(GArray) marks = NULL;

  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
  gtk_label_set_text (label, text != NULL ? text : "");
  if (text == NULL)
    return;
  marks = rung_query_find_marks (query, text, MAX_MARKS);
  for (guint i = 0; i < marks->len; i++)
    {
      RungMark mark = g_array_index (marks, RungMark, i);

      add_mark (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), mark);
      /* The accent of libadwaita, a third of it: readable in light and dark. */
      add_mark (attributes, pango_attr_background_new (0x3535, 0x8484, 0xe4e4), mark);
      add_mark (attributes, pango_attr_background_alpha_new (0x5555), mark);
    }
  gtk_label_set_attributes (label, attributes);
}

static char *
dup_place (const RungFound *found,
           gboolean         with_plan)
{
  if (found->owner_title == NULL)
    return with_plan ? g_strdup (found->plan_title) : NULL;
  return with_plan ? g_strdup_printf ("%s · %s", found->owner_title, found->plan_title) : g_strdup (found->owner_title);
}

static const char *
get_state_words (RungSearchState state)
{
  switch (state)
    {
    case RUNG_SEARCH_DONE:
      return C_("search", "Done");
    case RUNG_SEARCH_HIDDEN:
      return C_("search", "Hidden");
    case RUNG_SEARCH_OPEN:
    default:
      return NULL;
    }
}

/* "Goal: Write the runbook, Done, …" */
static void
name_row (RungSearchRow *self,
          const char    *title,
          const char    *excerpt,
          const char    *place,
          const char    *state)
{
  g_autoptr(GString) name = g_string_new (rung_phrase_kind (rung_ui_get_words (), self->kind));
  const char *const parts[] = { state, excerpt, place };

  g_string_append_printf (name, ": %s", title);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (name, ", %s", parts[i]);
  rung_ui_set_name (self, name->str);
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/**
 * rung_search_row_set_found:
 * @self: a row
 * @found: what it shows; has to live until another is shown
 * @query: what to mark
 * @with_plan: whether it says in which plan it was found
 */
void
rung_search_row_set_found (RungSearchRow   *self,
                           const RungFound *found,
                           const RungQuery *query,
                           gboolean         with_plan)
{
  g_autofree char *place = dup_place (found, with_plan);
  gboolean is_untitled = *found->title == '\0';
  const char *title = is_untitled && found->excerpt != NULL ? found->excerpt : found->title;
  const char *excerpt = is_untitled ? NULL : found->excerpt;
  const char *state = get_state_words (found->state);

  g_return_if_fail (RUNG_IS_SEARCH_ROW (self));

  self->found = found;
  self->kind = found->kind;
  show_marked (self->title_label, title, query);
  show_marked (self->excerpt_label, excerpt, query);
  show_text (self->place_label, place);
  show_text (self->state_label, state);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "more");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  name_row (self, title, excerpt, place, state);
}

/**
 * rung_search_row_set_more:
 * @self: a row
 * @kind: of what there is more
 * @can_show_more: whether the row shows more of it; else it asks for more words
 */
void
rung_search_row_set_more (RungSearchRow *self,
                          RungKind       kind,
                          gboolean       can_show_more)
{
  const char *text = can_show_more ? _("Show more") : _("There are more: another word finds fewer");

  g_return_if_fail (RUNG_IS_SEARCH_ROW (self));

  self->found = NULL;
  self->kind = kind;
  gtk_label_set_attributes (self->title_label, NULL);
  show_text (self->title_label, text);
  show_text (self->excerpt_label, NULL);
  show_text (self->place_label, NULL);
  show_text (self->state_label, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "more");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), can_show_more);
  name_row (self, text, NULL, NULL, NULL);
}

void
rung_search_row_clear (RungSearchRow *self)
{
  g_return_if_fail (RUNG_IS_SEARCH_ROW (self));

  self->found = NULL;
}

const RungFound *
rung_search_row_get_found (RungSearchRow *self)
{
  g_return_val_if_fail (RUNG_IS_SEARCH_ROW (self), NULL);

  return self->found;
}

RungKind
rung_search_row_get_kind (RungSearchRow *self)
{
  g_return_val_if_fail (RUNG_IS_SEARCH_ROW (self), RUNG_KIND_PLAN);

  return self->kind;
}

static void
rung_search_row_class_init (RungSearchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RungSearchRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, RungSearchRow, excerpt_label);
  gtk_widget_class_bind_template_child (widget_class, RungSearchRow, place_label);
  gtk_widget_class_bind_template_child (widget_class, RungSearchRow, state_label);
}

static void
rung_search_row_init (RungSearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rung_search_row_new (void)
{
  return g_object_new (RUNG_TYPE_SEARCH_ROW, NULL);
}
