/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is on a timeline, for programs: what the picture of the same options would
 * draw.  Days are ISO 8601 and inclusive; names are those of the plan's JSON. */

#include "rung-cli-timeline-private.h"

#include "rung-cli-json.h"
#include "rung-day.h"
#include "rung-phrases.h"

#define FORMAT_VERSION 1

typedef struct
{
  RungCliJson        json;
  RungTimelineScene *scene;
  const char        *language;
} Work;

/* --- Members ------------------------------------------------------------------- */

static void
add_text (Work       *self,
          const char *name,
          const char *text)
{
  rung_cli_json_name (&self->json, name);
  rung_cli_json_text (&self->json, text);
}

static void
add_integer (Work       *self,
             const char *name,
             gint64      value)
{
  rung_cli_json_name (&self->json, name);
  rung_cli_json_integer (&self->json, value);
}

static void
add_boolean (Work       *self,
             const char *name,
             gboolean    value)
{
  rung_cli_json_name (&self->json, name);
  rung_cli_json_boolean (&self->json, value);
}

/* No day, and the day after all days, are null. */
static void
add_day (Work       *self,
         const char *name,
         guint32     day)
{
  g_autofree char *text = rung_day_to_text (day);

  rung_cli_json_name (&self->json, name);
  if (day == RUNG_NO_DAY || day == RUNG_DAY_FOREVER)
    rung_cli_json_null (&self->json);
  else
    rung_cli_json_text (&self->json, text);
}

static void
add_span (Work     *self,
          RungSpan  span)
{
  add_day (self, "from", span.first);
  add_day (self, "to", span.end == RUNG_DAY_FOREVER ? RUNG_DAY_FOREVER : span.end - 1);
}

static void
add_title (Work       *self,
           RungRecord *record)
{
  add_text (self, "title", rung_record_title (record, self->language));
}

static void
add_enum (Work       *self,
          const char *name,
          RungRecord *record,
          guint       field)
{
  const RungFieldInfo *info = rung_kind_get_field (rung_record_get_kind (record), field);

  add_text (self, name, info->names[rung_record_get_integer (record, field)]);
}

static void
add_count (Work          *self,
           RungGoalCount  count)
{
  rung_cli_json_name (&self->json, "goals");
  rung_cli_json_begin (&self->json, '{');
  add_integer (self, "open", count.open);
  add_integer (self, "late", count.overdue);
  add_integer (self, "done", count.done);
  add_integer (self, "dropped", count.dropped);
  add_integer (self, "total", count.total);
  rung_cli_json_end (&self->json, '}');
}

static void
begin_list (Work       *self,
            const char *name)
{
  rung_cli_json_name (&self->json, name);
  rung_cli_json_begin (&self->json, '[');
}

/* --- Goals --------------------------------------------------------------------- */

static void
add_bar (Work                  *self,
         const RungTimelineBar *bar)
{
  rung_cli_json_begin (&self->json, '{');
  add_text (self, "goal", rung_record_get_uid (bar->goal));
  add_title (self, bar->goal);
  add_enum (self, "status", bar->goal, RUNG_GOAL_STATUS);
  add_span (self, bar->span);
  add_integer (self, "row", bar->row);
  add_integer (self, "percent", (gint64) (rung_progress_of_goal (self->scene->plan, bar->goal) * 100 + 0.5));
  add_boolean (self, "late", bar->is_overdue);
  add_boolean (self, "open_ended", bar->is_open_ended);
  rung_cli_json_end (&self->json, '}');
}

static void
add_bars (Work   *self,
          GArray *bars,
          guint   group)
{
  begin_list (self, "bars");
  for (guint i = 0; i < bars->len; i++)
    {
      const RungPlacedBar *placed = &g_array_index (bars, RungPlacedBar, i);

      if (placed->group == group)
        add_bar (self, placed->bar);
    }
  rung_cli_json_end (&self->json, ']');
}

static void
add_sum (Work          *self,
         RungRecord    *responsibility,
         RungSpan       span,
         RungGoalCount  count)
{
  rung_cli_json_begin (&self->json, '{');
  add_text (self, "responsibility", rung_record_get_uid (responsibility));
  add_title (self, responsibility);
  add_span (self, span);
  add_count (self, count);
  rung_cli_json_end (&self->json, '}');
}

static void
add_goal_names (Work       *self,
                const char *name,
                GPtrArray  *goals)
{
  begin_list (self, name);
  for (guint i = 0; i < goals->len; i++)
    {
      rung_cli_json_begin (&self->json, '{');
      add_text (self, "goal", rung_record_get_uid (goals->pdata[i]));
      add_title (self, goals->pdata[i]);
      rung_cli_json_end (&self->json, '}');
    }
  rung_cli_json_end (&self->json, ']');
}

/* --- The career ---------------------------------------------------------------- */

static const char *const details[] = {
  [RUNG_DETAIL_NONE] = "none",
  [RUNG_DETAIL_SUMS] = "sums",
  [RUNG_DETAIL_BARS] = "bars",
  [RUNG_DETAIL_TITLED_BARS] = "titled-bars",
};

static void
add_sums (Work                   *self,
          const RungTimelineRung *rung,
          guint                   position)
{
  GArray *sums = self->scene->layout->sums;

  begin_list (self, "sums");
  for (guint i = 0; i < sums->len; i++)
    {
      const RungPlacedSum *placed = &g_array_index (sums, RungPlacedSum, i);
      const RungTimelineSum *sum = &g_array_index (rung->sums, RungTimelineSum, placed->position);

      if (placed->group == position)
        add_sum (self, sum->responsibility, sum->span, sum->count);
    }
  rung_cli_json_end (&self->json, ']');
}

static void
add_role (Work       *self,
          RungRecord *role,
          RungRecord *stay)
{
  add_text (self, "role", rung_record_get_uid (role));
  add_title (self, role);
  rung_cli_json_name (&self->json, "stay");
  if (stay != NULL)
    rung_cli_json_text (&self->json, rung_record_get_uid (stay));
  else
    rung_cli_json_null (&self->json);
}

static void
add_rung (Work  *self,
          guint  position)
{
  static const char *const states[] = { [RUNG_RUNG_PAST] = "past", [RUNG_RUNG_CURRENT] = "current", [RUNG_RUNG_PLANNED] = "planned" };
  const RungTimelineRung *rung = &g_array_index (self->scene->timeline->rungs, RungTimelineRung, position);

  rung_cli_json_begin (&self->json, '{');
  add_role (self, rung->role, rung->stay);
  add_text (self, "state", states[rung->state]);
  add_boolean (self, "in_view", self->scene->layout->rungs[position].width > 0);
  add_span (self, rung->span);
  add_integer (self, "step", rung->step);
  add_integer (self, "track", rung->track);
  add_integer (self, "met", rung->met.met);
  add_integer (self, "total", rung->met.total);
  add_count (self, rung->goals);
  add_text (self, "detail", details[self->scene->stack->bands[position].detail]);
  add_bars (self, self->scene->layout->bars, position);
  add_sums (self, rung, position);
  rung_cli_json_end (&self->json, '}');
}

/* Goals may be in view while their rung is not. */
static gboolean
has_goals_in_view (const RungTimelineLayout *layout,
                   guint                     position)
{
  for (guint i = 0; i < layout->bars->len; i++)
    if (g_array_index (layout->bars, RungPlacedBar, i).group == position)
      return TRUE;
  for (guint i = 0; i < layout->sums->len; i++)
    if (g_array_index (layout->sums, RungPlacedSum, i).group == position)
      return TRUE;
  return FALSE;
}

static void
add_rungs (Work *self)
{
  const RungTimelineLayout *layout = self->scene->layout;

  begin_list (self, "rungs");
  for (guint i = 0; i < layout->n_rungs; i++)
    if (layout->rungs[i].width > 0 || layout->labels[i].width > 0 || has_goals_in_view (layout, i))
      add_rung (self, i);
  rung_cli_json_end (&self->json, ']');
}

static void
add_links (Work *self)
{
  GArray *links = self->scene->timeline->links;

  begin_list (self, "links");
  for (guint i = 0; i < links->len; i++)
    if (self->scene->layout->connectors[i].is_visible)
      {
        const RungTimelineLink *link = &g_array_index (links, RungTimelineLink, i);

        rung_cli_json_begin (&self->json, '{');
        add_integer (self, "from_step", link->from);
        add_integer (self, "to_step", link->to);
        add_boolean (self, "branch", link->is_branch);
        rung_cli_json_end (&self->json, '}');
      }
  rung_cli_json_end (&self->json, ']');
}

static void
add_gaps (Work *self)
{
  begin_list (self, "gaps");
  for (guint i = 0; i < self->scene->layout->n_gaps; i++)
    if (self->scene->layout->gaps[i].width > 0)
      {
        const RungTimelineGap *gap = &g_array_index (self->scene->timeline->gaps, RungTimelineGap, i);

        rung_cli_json_begin (&self->json, '{');
        add_span (self, gap->span);
        add_integer (self, "after_step", gap->after);
        rung_cli_json_end (&self->json, '}');
      }
  rung_cli_json_end (&self->json, ']');
}

static void
add_flags (Work *self)
{
  begin_list (self, "flags");
  for (guint i = 0; i < self->scene->layout->n_flags; i++)
    if (self->scene->layout->flags[i].width > 0)
      {
        const RungTimelineFlag *flag = &g_array_index (self->scene->timeline->flags, RungTimelineFlag, i);

        rung_cli_json_begin (&self->json, '{');
        add_text (self, "role", rung_record_get_uid (flag->role));
        add_title (self, flag->role);
        add_day (self, "day", flag->day);
        add_integer (self, "step", flag->rung);
        rung_cli_json_end (&self->json, '}');
      }
  rung_cli_json_end (&self->json, ']');
}

static void
add_tracks (Work *self)
{
  GPtrArray *tracks = self->scene->timeline->tracks;

  begin_list (self, "tracks");
  for (guint i = 0; i < tracks->len; i++)
    rung_cli_json_text (&self->json, tracks->pdata[i]);
  rung_cli_json_end (&self->json, ']');
}

static void
add_career (Work *self)
{
  add_tracks (self);
  add_rungs (self);
  add_links (self);
  add_gaps (self);
  add_flags (self);
  add_goal_names (self, "undated", self->scene->timeline->undated);
}

/* --- An opened role ------------------------------------------------------------ */

static void
add_lane (Work  *self,
          guint  position)
{
  const RungRoleLane *lane = &g_array_index (self->scene->role->lanes, RungRoleLane, position);
  GArray *sums = self->scene->lane_layout->sums;

  rung_cli_json_begin (&self->json, '{');
  add_text (self, "responsibility", rung_record_get_uid (lane->responsibility));
  add_title (self, lane->responsibility);
  add_count (self, rung_bar_set_get_count (lane->bars));
  add_text (self, "detail", details[self->scene->lane_stack->lanes[position].detail]);
  add_bars (self, self->scene->lane_layout->bars, position);
  begin_list (self, "sums");
  for (guint i = 0; i < sums->len; i++)
    if (g_array_index (sums, RungPlacedSum, i).group == position)
      add_sum (self, lane->responsibility, rung_bar_set_get_span (lane->bars), rung_bar_set_get_count (lane->bars));
  rung_cli_json_end (&self->json, ']');
  add_goal_names (self, "undated", rung_bar_set_get_undated (lane->bars));
  rung_cli_json_end (&self->json, '}');
}

static void
add_lanes (Work *self)
{
  add_role (self, self->scene->role->role, self->scene->role->stay);
  begin_list (self, "lanes");
  for (guint i = 0; i < self->scene->role->lanes->len; i++)
    add_lane (self, i);
  rung_cli_json_end (&self->json, ']');
}

/* --- Both ---------------------------------------------------------------------- */

static void
add_pause (Work       *self,
           RungRecord *pause)
{
  double pace = rung_record_get_number (pause, RUNG_PAUSE_PACE);

  rung_cli_json_begin (&self->json, '{');
  add_text (self, "uid", rung_record_get_uid (pause));
  add_enum (self, "kind", pause, RUNG_PAUSE_KIND);
  add_day (self, "from", rung_record_get_day (pause, RUNG_PAUSE_START));
  add_day (self, "to", rung_record_get_day (pause, RUNG_PAUSE_END));
  rung_cli_json_name (&self->json, "pace");
  rung_cli_json_number (&self->json, pace > 0 ? pace : 0); /* not given: all stands still */
  rung_cli_json_end (&self->json, '}');
}

static void
add_pauses (Work *self)
{
  GPtrArray *pauses = self->scene->role != NULL ? self->scene->role->pauses : self->scene->timeline->pauses;
  RungSpan seen = rung_span_new (self->scene->from, self->scene->to);

  begin_list (self, "pauses");
  for (guint i = 0; i < pauses->len; i++)
    if (rung_span_overlaps (seen, rung_span_new (rung_record_get_day (pauses->pdata[i], RUNG_PAUSE_START),
                                                 rung_record_get_day (pauses->pdata[i], RUNG_PAUSE_END))))
      add_pause (self, pauses->pdata[i]);
  rung_cli_json_end (&self->json, ']');
}

static void
add_ticks (Work *self)
{
  g_autoptr(GArray) ticks = rung_timeline_scene_list_ticks (self->scene);

  begin_list (self, "ticks");
  for (guint i = 0; i < ticks->len; i++)
    {
      const RungSceneTick *tick = &g_array_index (ticks, RungSceneTick, i);

      if (tick->label == NULL)
        continue;
      rung_cli_json_begin (&self->json, '{');
      add_day (self, "day", tick->day);
      add_text (self, "label", tick->label);
      rung_cli_json_end (&self->json, '}');
    }
  rung_cli_json_end (&self->json, ']');
}

/**
 * rung_cli_timeline_to_json:
 * @cli: whose language and day it is
 * @scene: what would be drawn
 * @out: gets one object and a line end
 *
 * Says what a picture shows.  Rungs and lanes that are out of view are not there.
 */
void
rung_cli_timeline_to_json (RungCli           *cli,
                           RungTimelineScene *scene,
                           GString           *out)
{
  Work self = { .scene = scene, .language = cli->language };

  rung_cli_json_init (&self.json, out);
  rung_cli_json_begin (&self.json, '{');
  add_text (&self, "format", "rung-timeline");
  add_integer (&self, "version", FORMAT_VERSION);
  add_day (&self, "from", scene->from);
  add_day (&self, "to", scene->to);
  add_day (&self, "today", cli->today);
  add_text (&self, "zoom", rung_cli_zooms[scene->zoom]);
  add_integer (&self, "width", scene->width_px);
  add_integer (&self, "height", scene->height_px);
  if (scene->role != NULL)
    add_lanes (&self);
  else
    add_career (&self);
  add_pauses (&self);
  add_ticks (&self);
  rung_cli_json_end (&self.json, '}');
  g_string_append_c (out, '\n');
}
