/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chooses a level and how somebody knows it.
 *
 * 1. Unrated is not level 0: without a rating nothing is chosen and Save is off.
 * 2. Every level stands with its words and, where the ladder has one, with what it
 *    looks like for this responsibility.
 * 3. Keys 0 to 4 choose a level and n "no opportunity yet". */

#include "rung-level-chooser.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-names.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-progress.h"
#include "rung-text.h"
#include "rung-translator.h"

#define NO_OPPORTUNITY (-1)
#define N_CHOICES 6 /* levels 0 to 4, then no opportunity */

struct _RungLevelChooser
{
  GtkPopover       parent_instance;

  GtkLabel        *title_label;
  GtkToggleButton *self_button;
  GtkToggleButton *mentor_button;
  GtkBox          *levels_box;
  GtkWidget       *basis_list;
  AdwComboRow     *basis_row;
  GtkWidget       *save_button;

  GtkCheckButton  *choices[N_CHOICES];
  GtkCheckButton  *unrated; /* of the group, never shown: what is chosen when nothing is */
  char            *uid;
};

G_DEFINE_FINAL_TYPE (RungLevelChooser, rung_level_chooser, GTK_TYPE_POPOVER)

static int
level_of_choice (guint choice)
{
  return choice < N_CHOICES - 1 ? (int) choice : NO_OPPORTUNITY;
}

static guint
choice_of_level (int level)
{
  return level == NO_OPPORTUNITY ? N_CHOICES - 1 : (guint) CLAMP (level, 0, 4);
}

/* Returns N_CHOICES when nothing is chosen. */
static guint
get_choice (RungLevelChooser *self)
{
  guint choice = 0;

  while (choice < N_CHOICES &&
         (self->choices[choice] == NULL || !gtk_check_button_get_active (self->choices[choice])))
    choice++;
  return choice;
}

static RungRatingBy
get_by (RungLevelChooser *self)
{
  return gtk_toggle_button_get_active (self->mentor_button) ? RUNG_RATING_BY_MENTOR : RUNG_RATING_BY_SELF;
}

static void
choice_toggled_cb (RungLevelChooser *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "level.save", get_choice (self) < N_CHOICES);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "label", text,
                       "xalign", 0.0,
                       "wrap", TRUE,
                       "max-width-chars", 38,
                       "css-classes", (const char *[]) { css_class, NULL },
                       NULL);
}

static GtkCheckButton *
make_choice (RungLevelChooser *self,
             int               level,
             const char       *descriptor)
{
  const char *words = rung_phrase_level (rung_translator_get_screen (), level);
  g_autofree char *title = level == NO_OPPORTUNITY ? g_strdup (words) : g_strdup_printf ("%d · %s", level, words);
  g_autofree char *name = descriptor != NULL ? g_strdup_printf ("%s – %s", title, descriptor) : g_strdup (title);
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_label (title, "level-title"));
  if (descriptor != NULL)
    gtk_box_append (GTK_BOX (box), make_label (descriptor, "caption"));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), box);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), self->unrated);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (choice_toggled_cb), self, G_CONNECT_SWAPPED);
  return GTK_CHECK_BUTTON (button);
}

static void
clear_choices (RungLevelChooser *self)
{
  for (guint i = 0; i < N_CHOICES; i++)
    if (self->choices[i] != NULL)
      {
        gtk_check_button_set_group (self->choices[i], NULL);
        gtk_box_remove (self->levels_box, GTK_WIDGET (self->choices[i]));
        self->choices[i] = NULL;
      }
}

static void
fill_choices (RungLevelChooser *self,
              RungRecord       *responsibility)
{
  GVariant *list = rung_record_get_variant (responsibility, RUNG_RESPONSIBILITY_DESCRIPTORS);
  g_auto(GStrv) descriptors = rung_text_list_pick_places (list, rung_translator_get_screen ()->language);
  guint n_descriptors = g_strv_length (descriptors);

  clear_choices (self);
  for (guint i = 0; i < N_CHOICES; i++)
    {
      gboolean described = i < 5 && i < n_descriptors && *descriptors[i] != '\0';

      self->choices[i] = make_choice (self, level_of_choice (i), described ? descriptors[i] : NULL);
      gtk_box_append (self->levels_box, GTK_WIDGET (self->choices[i]));
    }
}

/* Shows the newest rating of whoever rates now. */
static void
show_rating (RungLevelChooser *self)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  RungRecord *rating;

  if (store == NULL || self->uid == NULL || self->choices[0] == NULL)
    return;

  gtk_check_button_set_active (self->unrated, TRUE);
  /* The weakest: nobody is to claim by accident that they saw the result. */
  adw_combo_row_set_selected (self->basis_row, RUNG_BASIS_GUESS);
  rating = rung_rating_newest (rung_store_get_plan (store), self->uid, get_by (self));
  if (rating != NULL)
    {
      int level = rung_record_has (rating, RUNG_RATING_LEVEL)
                  ? (int) rung_record_get_integer (rating, RUNG_RATING_LEVEL) : NO_OPPORTUNITY;

      gtk_check_button_set_active (self->choices[choice_of_level (level)], TRUE);
      adw_combo_row_set_selected (self->basis_row,
                                  (guint) rung_record_get_integer (rating, RUNG_RATING_BASIS));
    }
  choice_toggled_cb (self);
}

static void
by_toggled_cb (RungLevelChooser *self)
{
  show_rating (self);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RungLevelChooser *self = RUNG_LEVEL_CHOOSER (widget);
  RungStore *store = rung_committer_get_store (widget);
  guint choice = get_choice (self);
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (store == NULL || self->uid == NULL || choice == N_CHOICES)
    return;

  changeset = rung_edit_rate (rung_store_get_plan (store), self->uid, level_of_choice (choice), get_by (self),
                              (RungRatingBasis) adw_combo_row_get_selected (self->basis_row), NULL,
                              rung_clock_get_today (), rung_clock_get_now_usec (), &error);
  /* On failure the popover stays, with what was chosen. */
  if (rung_committer_commit_telling (widget, changeset, error))
    gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
choose_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  RungLevelChooser *self = RUNG_LEVEL_CHOOSER (widget);
  guint choice = choice_of_level (g_variant_get_int32 (args));

  if (self->choices[choice] == NULL)
    return FALSE;
  gtk_check_button_set_active (self->choices[choice], TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->choices[choice]));
  return TRUE;
}

/* Enter on a level saves it; the check buttons would only choose themselves again. */
static void
add_save_key (RungLevelChooser *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, 0),
                                                          gtk_named_action_new ("level.save")));
  gtk_widget_add_controller (GTK_WIDGET (self->levels_box), shortcuts);
}

static void
rung_level_chooser_map (GtkWidget *widget)
{
  RungLevelChooser *self = RUNG_LEVEL_CHOOSER (widget);
  RungStore *store = rung_committer_get_store (widget);
  RungRecord *record = NULL;

  if (store != NULL)
    record = rung_plan_find_record (rung_store_get_plan (store), RUNG_KIND_RESPONSIBILITY, self->uid);
  if (record != NULL)
    {
      gtk_label_set_label (self->title_label, rung_record_title (record, rung_translator_get_screen ()->language));
      fill_choices (self, record);
      show_rating (self);
    }
  GTK_WIDGET_CLASS (rung_level_chooser_parent_class)->map (widget);
}

static void
rung_level_chooser_dispose (GObject *object)
{
  RungLevelChooser *self = RUNG_LEVEL_CHOOSER (object);

  if (self->levels_box != NULL)
    clear_choices (self);
  g_clear_object (&self->unrated);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_LEVEL_CHOOSER);
  G_OBJECT_CLASS (rung_level_chooser_parent_class)->dispose (object);
}

static void
rung_level_chooser_finalize (GObject *object)
{
  g_free (RUNG_LEVEL_CHOOSER (object)->uid);
  G_OBJECT_CLASS (rung_level_chooser_parent_class)->finalize (object);
}

static void
rung_level_chooser_class_init (RungLevelChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_level_chooser_dispose;
  object_class->finalize = rung_level_chooser_finalize;
  widget_class->map = rung_level_chooser_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-level-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, RungLevelChooser, title_label);
  gtk_widget_class_bind_template_child (widget_class, RungLevelChooser, self_button);
  gtk_widget_class_bind_template_child (widget_class, RungLevelChooser, mentor_button);
  gtk_widget_class_bind_template_child (widget_class, RungLevelChooser, levels_box);
  gtk_widget_class_bind_template_child (widget_class, RungLevelChooser, basis_list);
  gtk_widget_class_bind_template_child (widget_class, RungLevelChooser, basis_row);
  gtk_widget_class_bind_template_child (widget_class, RungLevelChooser, save_button);
  gtk_widget_class_bind_template_callback (widget_class, by_toggled_cb);
  gtk_widget_class_install_action (widget_class, "level.save", NULL, save_cb);
  for (int level = 0; level <= 4; level++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + level, 0, choose_cb, "i", level);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0 + level, 0, choose_cb, "i", level);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, choose_cb, "i", NO_OPPORTUNITY);
}

static void
rung_level_chooser_init (RungLevelChooser *self)
{
  const char *bases[5] = { NULL };
  g_autoptr(GtkStringList) model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->unrated = g_object_ref_sink (GTK_CHECK_BUTTON (gtk_check_button_new ()));

  for (guint i = 0; i < 4; i++)
    bases[i] = rung_phrase_enum (rung_translator_get_screen (), RUNG_KIND_RATING, RUNG_RATING_BASIS, i);
  model = gtk_string_list_new (bases);
  adw_combo_row_set_model (self->basis_row, G_LIST_MODEL (model));
  add_save_key (self);
  rung_names_mend (self->basis_list, _("How do you know?"));
  gtk_popover_set_default_widget (GTK_POPOVER (self), self->save_button);
}

/**
 * rung_level_chooser_new:
 *
 * Creates a chooser for no responsibility yet.
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
rung_level_chooser_new (void)
{
  return g_object_new (RUNG_TYPE_LEVEL_CHOOSER, NULL);
}

const char *
rung_level_chooser_get_responsibility (RungLevelChooser *self)
{
  g_return_val_if_fail (RUNG_IS_LEVEL_CHOOSER (self), NULL);

  return self->uid;
}

/**
 * rung_level_chooser_set_responsibility:
 * @self: a chooser
 * @uid: (nullable): the responsibility to rate
 *
 * Sets what is rated the next time the popover is shown.
 */
void
rung_level_chooser_set_responsibility (RungLevelChooser *self,
                                       const char       *uid)
{
  g_return_if_fail (RUNG_IS_LEVEL_CHOOSER (self));

  if (g_strcmp0 (self->uid, uid) == 0)
    return;
  g_free (self->uid);
  self->uid = g_strdup (uid);
}

void
rung_level_chooser_set_by (RungLevelChooser *self,
                           RungRatingBy      by)
{
  g_return_if_fail (RUNG_IS_LEVEL_CHOOSER (self));

  gtk_toggle_button_set_active (by == RUNG_RATING_BY_MENTOR ? self->mentor_button : self->self_button, TRUE);
}
