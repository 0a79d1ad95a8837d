/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a responsibility: its level, and everything the ladder says of it. */

#include "rung-ladder-pages.h"

#include <glib/gi18n.h>

#include "rung-order-row.h"

static void
add_level (RungRecordPage *page,
           RungPlan       *plan,
           RungRecord     *record)
{
  g_autofree char *level = rung_ladder_dup_level (plan, rung_record_get_uid (record));
  AdwPreferencesGroup *group = rung_record_page_add_group (page, NULL, NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Level"), "subtitle", level, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), rung_ladder_make_rate_button (record));
  adw_preferences_group_add (group, row);
}

static void
show_order (GtkWidget  *row,
            RungPlan   *plan,
            RungRecord *record)
{
  rung_order_row_show (RUNG_ORDER_ROW (row), plan, record);
}

static void
add_responsibility (RungRecordPage *page,
                    RungRecord     *record)
{
  AdwPreferencesGroup *group = rung_record_page_add_group (page, _("Responsibility"), NULL);

  rung_record_page_add_localized (page, group, "responsibility.title");
  rung_record_page_add_long (page, group, "responsibility.detail");
  rung_record_page_add_localized (page, group, "responsibility.category");
  rung_record_page_add_row (page, group, rung_order_row_new (), show_order);
  if (rung_record_has (record, RUNG_RESPONSIBILITY_ID))
    rung_record_page_add_fixed (page, group, _("Identifier"), rung_record_get_text (record, RUNG_RESPONSIBILITY_ID));
}

GtkWidget *
rung_ladder_responsibility_page_new (RungPlan          *plan,
                                     RungRecord        *responsibility,
                                     const char *const *languages)
{
  RungRecordPage *page = RUNG_RECORD_PAGE (rung_record_page_new (languages));

  add_level (page, plan, responsibility);
  add_responsibility (page, responsibility);
  rung_record_page_add_list (page, "responsibility.descriptors", NULL);
  rung_record_page_add_list (page, "responsibility.ideas", _("Add an idea"));
  rung_record_page_add_languages (page);
  rung_ladder_add_hiding (page, responsibility);
  rung_record_page_show (page, plan, responsibility);
  return GTK_WIDGET (page);
}
