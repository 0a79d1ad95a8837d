/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One box over every text, and what was found below it, as one types.
 *
 * 1. The search is asked in the background at every key; a question that was overtaken by the
 *    next is given up, and what is shown stays until its answer comes.
 * 2. Rows are made once and shown anew: a key costs no widgets.
 * 3. Enter while the answer is still to come goes to the first of it. */

#include "rung-search-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "rung-names.h"
#include "rung-search-row.h"
#include "rung-ui.h"

#define FEW_PER_GROUP 5
#define MANY_PER_GROUP 30
#define PATIENCE_MS 400 /* until something is said about the waiting */

struct _RungSearchPage
{
  GtkWidget        parent_instance;

  GtkSearchEntry  *entry;
  GtkToggleButton *plan_button;
  GtkToggleButton *all_button;
  GtkStack        *stack;
  GtkSpinner      *spinner;
  GtkWidget       *nothing_page;
  GtkWidget       *all_plans_button;
  GtkWidget       *scrolled_window;
  GtkListBox      *list_box;

  RungSearch      *search;
  RungQuery       *query;
  GPtrArray       *results;   /* of RungFound: what the rows show */
  GPtrArray       *rows;      /* of RungSearchRow; the first n_rows are shown */
  guint            n_rows;
  guint            n_per_group;
  GCancellable    *asking;
  guint            patience_id;
  gboolean         goes_to_first;
};

enum
{
  GO,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RungSearchPage, rung_search_page, GTK_TYPE_WIDGET)

/* --- rows --- */

static RungSearchRow *
ensure_row (RungSearchPage *self)
{
  GtkWidget *row;

  if (self->n_rows < self->rows->len)
    return self->rows->pdata[self->n_rows++];
  row = rung_search_row_new ();
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (self->list_box, row);
  self->n_rows++;
  return RUNG_SEARCH_ROW (row);
}

static void
show_results (RungSearchPage *self)
{
  gboolean with_plan = gtk_toggle_button_get_active (self->all_button);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled_window));

  self->n_rows = 0;
  for (guint i = 0; i < self->results->len; i++)
    {
      const RungFound *found = self->results->pdata[i];

      rung_search_row_set_found (ensure_row (self), found, self->query, with_plan);
      if (found->has_more)
        rung_search_row_set_more (ensure_row (self), found->kind, self->n_per_group < MANY_PER_GROUP);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      gtk_widget_set_visible (self->rows->pdata[i], i < self->n_rows);
      if (i >= self->n_rows)
        rung_search_row_clear (self->rows->pdata[i]);
    }
  gtk_list_box_invalidate_headers (self->list_box);
  if (self->n_rows > 0)
    gtk_list_box_select_row (self->list_box, self->rows->pdata[0]);
  gtk_adjustment_set_value (adjustment, 0);
}

static void
head_group_cb (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       data)
{
  RungKind kind = rung_search_row_get_kind (RUNG_SEARCH_ROW (row));
  const char *name = rung_search_phrase_group (rung_ui_get_words (), kind);
  GtkWidget *header = gtk_list_box_row_get_header (row);

  if (before != NULL && rung_search_row_get_kind (RUNG_SEARCH_ROW (before)) == kind)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (header == NULL)
    {
      header = rung_ui_new_label (name, "heading");
      gtk_widget_add_css_class (header, "search-heading");
      gtk_list_box_row_set_header (row, header);
    }
  gtk_label_set_text (GTK_LABEL (header), name);
}

static void
show_page (RungSearchPage *self,
           const char     *name)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "waiting"));
  gtk_widget_set_visible (self->all_plans_button, !gtk_toggle_button_get_active (self->all_button));
  gtk_stack_set_visible_child_name (self->stack, name);
}

/* --- asking --- */

static void
go (RungSearchPage  *self,
    const RungFound *found)
{
  g_signal_emit (self, signals[GO], 0, found);
}

static void
answer (RungSearchPage *self,
        GPtrArray      *results)
{
  g_autoptr(GPtrArray) old = g_steal_pointer (&self->results);

  self->results = g_ptr_array_ref (results);
  if (rung_query_is_empty (self->query))
    {
      show_page (self, "hint");
      return;
    }
  show_results (self);
  show_page (self, results->len > 0 ? "results" : "nothing");
  if (self->goes_to_first && results->len > 0)
    go (self, results->pdata[0]);
  self->goes_to_first = FALSE;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RungSearchPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) results = rung_search_find_finish (RUNG_SEARCH (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->asking);
  if (results == NULL)
    results = g_ptr_array_new ();
  /* The page may have gone while the answer was on its way. */
  if (self->entry != NULL)
    answer (self, results);
}

static gboolean
patience_cb (gpointer data)
{
  RungSearchPage *self = data;

  self->patience_id = 0;
  show_page (self, "waiting");
  return G_SOURCE_REMOVE;
}

static void
stop_asking (RungSearchPage *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_handle_id (&self->patience_id, g_source_remove);
}

static void
ask (RungSearchPage *self)
{
  stop_asking (self);
  g_clear_pointer (&self->query, rung_query_unref);
  self->query = rung_query_new (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  self->asking = g_cancellable_new ();
  if (!rung_query_is_empty (self->query))
    self->patience_id = g_timeout_add (PATIENCE_MS, patience_cb, self);
  rung_search_find_async (self->search, self->query, gtk_toggle_button_get_active (self->all_button), self->n_per_group,
                          rung_ui_get_language (), self->asking, found_cb, g_object_ref (self));
}

static void
search_changed_cb (RungSearchPage *self)
{
  self->goes_to_first = FALSE;
  self->n_per_group = FEW_PER_GROUP;
  ask (self);
}

static void
scope_changed_cb (RungSearchPage *self)
{
  self->n_per_group = FEW_PER_GROUP;
  ask (self);
}

static void
all_plans_cb (RungSearchPage *self)
{
  gtk_toggle_button_set_active (self->all_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* --- going there --- */

static void
entry_activate_cb (RungSearchPage *self)
{
  if (self->asking != NULL)
    self->goes_to_first = TRUE;
  else if (self->n_rows > 0 && !rung_query_is_empty (self->query))
    go (self, self->results->pdata[0]);
}

static void
row_activated_cb (RungSearchPage *self,
                  GtkListBoxRow  *row)
{
  const RungFound *found = rung_search_row_get_found (RUNG_SEARCH_ROW (row));

  if (found != NULL)
    {
      go (self, found);
      return;
    }
  self->n_per_group = MANY_PER_GROUP;
  ask (self);
}

static void
stop_search_cb (RungSearchPage *self)
{
  stop_asking (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint                  key,
              guint                  keycode,
              GdkModifierType        state,
              RungSearchPage        *self)
{
  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || self->n_rows == 0 ||
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "results") != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (self->rows->pdata[0]);
  return GDK_EVENT_STOP;
}

/* Above the first row is the box. */
static gboolean
list_key_cb (GtkEventControllerKey *controller,
             guint                  key,
             guint                  keycode,
             GdkModifierType        state,
             RungSearchPage        *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((key != GDK_KEY_Up && key != GDK_KEY_KP_Up) || self->n_rows == 0 || focus != self->rows->pdata[0])
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GDK_EVENT_STOP;
}

static void
add_keys (RungSearchPage *self,
          GtkWidget      *widget,
          GCallback       callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", callback, self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, keys);
}

/* --- overrides --- */

static gboolean
rung_search_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RUNG_SEARCH_PAGE (widget)->entry));
}

static void
rung_search_page_dispose (GObject *object)
{
  RungSearchPage *self = RUNG_SEARCH_PAGE (object);

  stop_asking (self);
  g_clear_object (&self->search);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL;)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_SEARCH_PAGE);
  G_OBJECT_CLASS (rung_search_page_parent_class)->dispose (object);
}

static void
rung_search_page_finalize (GObject *object)
{
  RungSearchPage *self = RUNG_SEARCH_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->results);
  g_clear_pointer (&self->query, rung_query_unref);
  G_OBJECT_CLASS (rung_search_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RungSearchPage, entry);
  gtk_widget_class_bind_template_child (widget_class, RungSearchPage, plan_button);
  gtk_widget_class_bind_template_child (widget_class, RungSearchPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, RungSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RungSearchPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, RungSearchPage, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, RungSearchPage, all_plans_button);
  gtk_widget_class_bind_template_child (widget_class, RungSearchPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, RungSearchPage, list_box);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_plans_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
rung_search_page_class_init (RungSearchPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_search_page_dispose;
  object_class->finalize = rung_search_page_finalize;
  widget_class->grab_focus = rung_search_page_grab_focus;

  /**
   * RungSearchPage::go:
   * @self: the page
   * @found: (type gpointer): a const #RungFound, for the time of the call
   *
   * The person wants to see what was found.
   */
  signals[GO] = g_signal_new ("go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "searchpage");
}

static void
rung_search_page_init (RungSearchPage *self)
{
  self->search = rung_search_new ();
  self->query = rung_query_new ("");
  self->rows = g_ptr_array_new ();
  self->results = g_ptr_array_new ();
  self->n_per_group = FEW_PER_GROUP;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list_box, head_group_cb, NULL, NULL);
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self->list_box));
  add_keys (self, GTK_WIDGET (self->entry), G_CALLBACK (entry_key_cb));
  add_keys (self, GTK_WIDGET (self->list_box), G_CALLBACK (list_key_cb));
  rung_names_mend (GTK_WIDGET (self), _("Search"));
}

GtkWidget *
rung_search_page_new (void)
{
  return g_object_new (RUNG_TYPE_SEARCH_PAGE, NULL);
}

/**
 * rung_search_page_set_store:
 * @self: the page
 * @store: (nullable): the plan that is open
 *
 * Searches in another plan from now on.
 */
void
rung_search_page_set_store (RungSearchPage *self,
                            RungStore      *store)
{
  g_return_if_fail (RUNG_IS_SEARCH_PAGE (self));

  rung_search_set_store (self->search, store);
}

/**
 * rung_search_page_start:
 * @self: the page, when it is shown
 *
 * Offers what was typed the last time to be typed over, and looks for it in the plans as they
 * are now.
 */
void
rung_search_page_start (RungSearchPage *self)
{
  g_return_if_fail (RUNG_IS_SEARCH_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  ask (self);
}

/**
 * rung_search_page_is_asking:
 * @self: the page
 *
 * Returns: whether an answer to what was typed is still to come
 */
gboolean
rung_search_page_is_asking (RungSearchPage *self)
{
  g_return_val_if_fail (RUNG_IS_SEARCH_PAGE (self), FALSE);

  return self->asking != NULL;
}
