/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a picture of the timeline shows, laid out before it is drawn: the picture's
 * height and what rungctl says in JSON come from the same value.
 *
 * 1. It leaves the machine, so it is made from a snapshot without private records.
 * 2. It is laid out in units of about a point and then enlarged: from a certain width on
 *    a wider picture is the same one in finer detail.  A narrower one is laid out
 *    narrower, and its words stay as large as they are read.
 * 3. A picture that would be too high is a career with less detail, or lanes in smaller
 *    print. */

#include "rung-timeline-scene.h"

#include <math.h>

#include "rung-phrases.h"
#include "rung-timeline-drawing-private.h"

/* Text of 7.5 units is easy to read in a picture seen about so wide. */
#define NATURAL_WIDTH 800.0
#define LEAST_SCALE 1.5
#define MARGIN 20.0
#define MOST_MARGIN_FRACTION 0.05
#define TITLE_AIR 8.0
/* Steps rise best on a sheet that is wider than high. */
#define ASPECT 0.42
#define LEAST_HEIGHT 60.0
/* Of a picture whose height nobody asked for: four bytes each. */
#define MOST_AREA_PX 1.2e8
#define MOST_TRIES 12
#define MOST_DAYS (RUNG_PICTURE_MOST_YEARS * 366u)

typedef struct
{
  RungTimelineScene  scene;
  RungWords         *words;
  RungTypesetter    *typesetter;
  guint32            today;
  gboolean           dark;
  double             scale;  /* pixels a unit */
  double             margin, width; /* of the picture; of what is drawn in it */
  RungCareerDrawing  career;
  RungLaneDrawing    lanes;
} Scene;

/* --- Which days ---------------------------------------------------------------- */

static RungTimeView
get_view_of_zoom (const Scene *self,
                  RungZoom     zoom)
{
  const RungRoleTimeline *role = self->scene.role;

  if (role == NULL)
    return rung_timeline_get_zoom (self->scene.timeline, zoom, self->today);
  if (zoom == RUNG_ZOOM_CAREER || zoom == RUNG_ZOOM_ROLE)
    return rung_time_view_of_days (role->first_day, role->last_day);
  return rung_timeline_get_zoom (self->scene.timeline, zoom, CLAMP (self->today, role->first_day, role->last_day));
}

/* Days that are not given are the zoom's, unless that would be the wrong way round or
 * more than a picture has room for. */
static void
choose_days (Scene                     *self,
             const RungTimelinePicture *picture)
{
  RungTimeView view = get_view_of_zoom (self, picture->zoom);
  guint32 days = (guint32) MAX (ceil (view.days), 1);
  guint32 from = (guint32) floor (view.start), to = (guint32) ceil (view.start + view.days) - 1;

  if (picture->from != RUNG_NO_DAY)
    from = picture->from;
  if (picture->to != RUNG_NO_DAY)
    to = picture->to;
  if (from > to && picture->to == RUNG_NO_DAY)
    to = from + days - 1;
  else if (from > to)
    from = to > days ? to - days + 1 : 1;
  if (to - from >= MOST_DAYS && picture->from != RUNG_NO_DAY)
    to = from + MOST_DAYS - 1;
  else if (to - from >= MOST_DAYS && picture->to != RUNG_NO_DAY)
    from = to - MOST_DAYS + 1;
  else if (to - from >= MOST_DAYS)
    {
      /* A day far off, maybe mistyped, does not push today out of the picture. */
      from = CLAMP (MAX (self->today, MOST_DAYS) - MOST_DAYS / 2, from, to - MOST_DAYS + 1);
      to = from + MOST_DAYS - 1;
    }
  self->scene.from = from;
  self->scene.to = to;
}

/* --- Title -------------------------------------------------------------------- */

/* Up to two lines of words below @y; where they end. */
static double
set_lines (const Scene *self,
           RungStyle    style,
           RungInk      ink,
           const char  *text,
           double       width,
           double       y,
           cairo_t     *cr) /* nullable */
{
  PangoLayout *layout = rung_typesetter_take (self->typesetter, style, text, width, 2);
  int n_lines = MIN (pango_layout_get_line_count (layout), 2);

  for (int i = 0; i < n_lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      PangoRectangle extents;

      if (cr != NULL)
        {
          pango_layout_line_get_extents (line, NULL, &extents);
          rung_ink_set (cr, ink);
          cairo_move_to (cr, rung_words_is_right_to_left (self->words) ? width - (double) extents.width / PANGO_SCALE : 0,
                         y + rung_typesetter_get_baseline (self->typesetter, style));
          rung_typesetter_show_line (self->typesetter, cr, line);
        }
      y += rung_typesetter_get_leading (self->typesetter, style);
    }
  rung_typesetter_give_back (self->typesetter, layout);
  return y;
}

static char *
dup_title (const Scene *self)
{
  RungRecord *record = self->scene.role != NULL ? self->scene.role->role : rung_plan_get_record (self->scene.plan);
  const char *title = rung_record_title (record, self->words->language);
  char *cleaned = rung_typesetter_clean (title, TRUE);

  return cleaned != NULL ? cleaned : g_strdup (title);
}

/* "July 2021 – expected March 2027 · typically 4 to 5 years · 1 of 2 met" */
static char *
phrase_role (const Scene *self)
{
  const RungRoleTimeline *role = self->scene.role;
  g_autofree char *when = role->stay != NULL ? rung_phrase_stay (self->words, role->stay, self->today) : NULL;
  g_autofree char *duration = rung_phrase_duration (self->words, role->role);
  g_autofree char *met = rung_phrase_met (self->words, rung_progress_of_role (self->scene.plan, rung_record_get_uid (role->role)));
  const char *parts[4] = { NULL };
  guint n = 0;

  if (when != NULL)
    parts[n++] = when;
  if (duration != NULL)
    parts[n++] = duration;
  parts[n] = met;
  return g_strjoinv (" · ", (GStrv) parts);
}

static char *
dup_subtitle (const Scene *self)
{
  char *line = self->scene.role != NULL ? phrase_role (self) : rung_phrase_plan_line (self->words, self->scene.plan, self->today);
  char *cleaned = rung_typesetter_clean (line, TRUE);

  if (cleaned == NULL)
    return line;
  g_free (line);
  return cleaned;
}

/* Lays the title over its line, and draws them if there is something to draw on. */
static double
set_title (const Scene *self,
           double       width,
           cairo_t     *cr) /* nullable */
{
  g_autofree char *title = dup_title (self);
  g_autofree char *subtitle = dup_subtitle (self);
  gboolean fits = rung_typesetter_get_width (self->typesetter, RUNG_STYLE_HEADING, title) <= width;
  double y = set_lines (self, fits ? RUNG_STYLE_HEADING : RUNG_STYLE_SUBHEADING, RUNG_INK_TEXT, title, width, 0, cr);

  return set_lines (self, RUNG_STYLE_SMALL, RUNG_INK_DIM, subtitle, width, y, cr) + TITLE_AIR;
}

/* --- Layout -------------------------------------------------------------------- */

static void
clear_drawings (Scene *self)
{
  rung_career_drawing_clear (&self->career);
  rung_lane_drawing_clear (&self->lanes);
}

static void
lay_out_career (Scene    *self,
                double    width,
                double    height,
                gboolean  fits_height)
{
  RungTimeView view = rung_time_view_of_days (self->scene.from, self->scene.to);

  rung_career_drawing_clear (&self->career);
  rung_career_drawing_init (&self->career, self->scene.timeline, self->words, self->typesetter, view, width, height, fits_height);
}

/* In a height that was asked for, detail is lost only if there is not enough of it; if
 * there is too much the days go on below. */
static void
lay_out_career_in (Scene  *self,
                   double  width,
                   double  height)
{
  lay_out_career (self, width, height, FALSE);
  if (self->career.height > height)
    lay_out_career (self, width, height, TRUE);
  else
    rung_career_drawing_stretch (&self->career, height);
}

/* How many pixels high the whole picture is. */
static double
lay_out (Scene  *self,
         double  height_px) /* 0: as high as it has to be */
{
  double width = self->scene.width_px / self->scale, frame;

  clear_drawings (self);
  self->margin = MIN (MARGIN, width * MOST_MARGIN_FRACTION);
  width -= 2 * self->margin;
  self->width = width;
  frame = 2 * self->margin + set_title (self, width, NULL);
  if (self->scene.role != NULL)
    {
      RungTimeView view = rung_time_view_of_days (self->scene.from, self->scene.to);

      rung_lane_drawing_init (&self->lanes, self->scene.role, self->words, self->typesetter, view, width);
      return (self->lanes.height + frame) * self->scale;
    }
  if (height_px > 0)
    lay_out_career_in (self, width, MAX (height_px / self->scale - frame, LEAST_HEIGHT));
  else
    lay_out_career (self, width, MAX (width * ASPECT, 5 * LEAST_HEIGHT), FALSE);
  return (self->career.height + frame) * self->scale;
}

static gboolean
is_cramped (const Scene *self)
{
  return self->scene.role == NULL && rung_career_drawing_is_cramped (&self->career);
}

/* Less detail first, then smaller print, in which there is more room beside words, too. */
static void
choose_size (Scene                     *self,
             const RungTimelinePicture *picture)
{
  double most = picture->height_px > 0 ? picture->height_px
                                       : MIN (RUNG_PICTURE_MOST_PIXELS, floor (MOST_AREA_PX / picture->width_px));
  double height;

  self->scene.width_px = picture->width_px;
  self->scale = MAX (picture->width_px / NATURAL_WIDTH, LEAST_SCALE);
  height = lay_out (self, picture->height_px);
  if (height > most && self->scene.role == NULL)
    height = lay_out (self, most);
  for (int i = 0; i < MOST_TRIES && (height > most || is_cramped (self)); i++)
    {
      self->scale *= CLAMP (most / height, 0.5, 0.9);
      height = lay_out (self, most);
    }
  self->scene.height_px = picture->height_px > 0 ? picture->height_px : (int) ceil (MIN (height, most));
  self->scene.stack = self->career.stack;
  self->scene.layout = self->career.layout;
  self->scene.lane_stack = self->lanes.stack;
  self->scene.lane_layout = self->lanes.layout;
}

/**
 * rung_timeline_scene_new:
 * @snapshot: a plan; its private records are left out
 * @words: the language; used as long as the scene
 * @today: the present day
 * @picture: what to show
 * @error: return location; %RUNG_REPORT_ERROR_ROLE
 *
 * Lays a picture out.  Any thread, but the scene stays in it.
 *
 * Returns: (transfer full) (nullable): the scene
 */
RungTimelineScene *
rung_timeline_scene_new (RungSnapshot               *snapshot,
                         RungWords                  *words,
                         guint32                     today,
                         const RungTimelinePicture  *picture,
                         GError                    **error)
{
  g_autoptr(RungSnapshot) shared = rung_snapshot_without_private (snapshot);
  g_autoptr(RungTimelineScene) scene = NULL;
  Scene *self = g_new0 (Scene, 1);

  g_assert (picture->width_px > 0 && picture->height_px >= 0);

  scene = &self->scene;
  self->words = words;
  self->today = today;
  self->dark = picture->dark;
  self->typesetter = rung_typesetter_new (words->language);
  scene->plan = rung_plan_new (shared);
  scene->timeline = rung_timeline_new (scene->plan, today);
  scene->zoom = picture->zoom;
  if (picture->role_uid != NULL)
    scene->role = rung_role_timeline_new (scene->plan, picture->role_uid, today);
  if (picture->role_uid != NULL && scene->role == NULL)
    {
      g_set_error (error, RUNG_REPORT_ERROR, RUNG_REPORT_ERROR_ROLE, "the plan has no role “%s”", picture->role_uid);
      return NULL;
    }
  choose_days (self, picture);
  choose_size (self, picture);
  return g_steal_pointer (&scene);
}

void
rung_timeline_scene_free (RungTimelineScene *scene)
{
  Scene *self = (Scene *) scene;

  clear_drawings (self);
  g_clear_pointer (&scene->role, rung_role_timeline_free);
  g_clear_pointer (&scene->timeline, rung_timeline_free);
  g_clear_object (&scene->plan);
  g_clear_pointer (&self->typesetter, rung_typesetter_free);
  g_free (self);
}

/* --- Ticks --------------------------------------------------------------------- */

static void
tick_clear (gpointer tick)
{
  g_free (((RungSceneTick *) tick)->label);
}

GArray *
rung_timeline_scene_list_ticks (const RungTimelineScene *scene)
{
  const Scene *self = (const Scene *) scene;
  g_autoptr(GArray) ticks = rung_canvas_list_ticks (scene->role != NULL ? &self->lanes.canvas : &self->career.canvas);
  GArray *result = g_array_new (FALSE, TRUE, sizeof (RungSceneTick));

  g_array_set_clear_func (result, tick_clear);
  for (guint i = 0; i < ticks->len; i++)
    {
      RungAxisTick *tick = &g_array_index (ticks, RungAxisTick, i);
      RungSceneTick copy = { tick->day, tick->is_major, g_steal_pointer (&tick->label) };

      g_array_append_val (result, copy);
    }
  return result;
}

/* --- Drawing ------------------------------------------------------------------- */

void
rung_timeline_scene_draw (RungTimelineScene *scene,
                          cairo_t           *cr)
{
  Scene *self = (Scene *) scene;

  cairo_save (cr);
  rung_ink_set_palette (cr, self->dark ? RUNG_PALETTE_DARK : RUNG_PALETTE_LIGHT);
  rung_ink_set (cr, RUNG_INK_PAPER);
  cairo_rectangle (cr, 0, 0, scene->width_px, scene->height_px);
  cairo_fill (cr);
  cairo_scale (cr, self->scale, self->scale);
  cairo_translate (cr, self->margin, self->margin);
  cairo_translate (cr, 0, set_title (self, self->width, cr));
  if (scene->role != NULL)
    rung_lane_drawing_draw (&self->lanes, cr);
  else
    rung_career_drawing_draw (&self->career, cr);
  cairo_restore (cr);
}
