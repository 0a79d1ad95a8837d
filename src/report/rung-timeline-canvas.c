/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the career and the lanes of a role share on paper: the axis with its ticks,
 * pauses, the line of today, and words that begin where reading begins.
 *
 * All boxes are mirrored already where the language is read from right to left; only
 * what is inside a form has to be turned around. */

#include "rung-timeline-canvas-private.h"

#include "rung-phrases.h"

#define AXIS_HEIGHT 32.0
#define PILL_TOP 16.0
#define PILL_HEIGHT 13.0
#define PAUSE_WORDS_HEIGHT 8.0
#define LEAST_TICK_DISTANCE 44.0
#define LABEL_AIR 6.0
#define STYLE RUNG_STYLE_TINY
#define STRONG RUNG_STYLE_TINY_STRONG

void
rung_canvas_init (RungCanvas     *self,
                  RungPlan       *plan,
                  guint32         today,
                  RungWords      *words,
                  RungTypesetter *typesetter)
{
  *self = (RungCanvas) { .plan = plan, .today = today, .words = words, .typesetter = typesetter };
  self->right_to_left = rung_words_is_right_to_left (words);
}

double
rung_canvas_get_leading (const RungCanvas *self)
{
  return rung_typesetter_get_leading (self->typesetter, STYLE);
}

/* The words of pauses stand below the labels, above everything else. */
double
rung_canvas_get_axis_height (const RungCanvas *self,
                             guint             n_pauses)
{
  return n_pauses > 0 ? AXIS_HEIGHT + PAUSE_WORDS_HEIGHT : AXIS_HEIGHT;
}

double
rung_canvas_get_x (const RungCanvas *self,
                   double            position)
{
  return self->right_to_left ? self->width - self->inset - position : self->inset + position;
}

/* --- Words and forms ----------------------------------------------------------- */

double
rung_canvas_measure (const RungCanvas *self,
                     RungStyle         style,
                     const char       *text)
{
  return rung_typesetter_get_width (self->typesetter, style, text);
}

char *
rung_canvas_dup_title (const RungCanvas *self,
                       RungRecord       *record)
{
  const char *title = rung_record_title (record, self->words->language);
  char *cleaned = rung_typesetter_clean (title, TRUE);

  return cleaned != NULL ? cleaned : g_strdup (title);
}

void
rung_canvas_draw_text (const RungCanvas *self,
                       RungStyle         style,
                       const char       *text,
                       const RungBox    *box,
                       double            dx,
                       double            y)
{
  double x = self->right_to_left ? box->x + box->width - dx : box->x + dx;

  if (box->width - dx <= 0)
    return;
  rung_typesetter_draw (self->typesetter, self->cr, style, text, x, y, box->width - dx + 0.5, self->right_to_left);
}

void
rung_canvas_clear_behind (const RungCanvas *self,
                          const RungBox    *box)
{
  rung_ink_set (self->cr, RUNG_INK_PAPER);
  cairo_rectangle (self->cr, box->x, box->y, box->width, box->height);
  cairo_fill (self->cr);
}

/* Slanting lines over the present clip. */
void
rung_canvas_hatch (const RungCanvas *self,
                   const RungBox    *box,
                   double            pitch)
{
  rung_ink_set (self->cr, RUNG_INK_RULE);
  cairo_set_line_width (self->cr, 0.6);
  for (double at = box->x - box->height; at < box->x + box->width; at += pitch)
    {
      cairo_move_to (self->cr, at, box->y + box->height);
      cairo_line_to (self->cr, at + box->height, box->y);
    }
  cairo_stroke (self->cr);
}

void
rung_canvas_begin_form (const RungCanvas *self,
                        const RungBox    *box)
{
  cairo_save (self->cr);
  if (!self->right_to_left)
    return;
  cairo_translate (self->cr, 2 * box->x + box->width, 0);
  cairo_scale (self->cr, -1, 1);
}

void
rung_canvas_end_form (const RungCanvas *self)
{
  cairo_restore (self->cr);
}

/* --- Ticks --------------------------------------------------------------------- */

/* Days and weeks need the year said once; what is longer says it itself. */
static RungDateStyle
get_label_style (RungTickUnit unit,
                 gboolean     is_first_of_year)
{
  if (unit >= RUNG_TICK_YEAR)
    return RUNG_DATE_YEAR;
  if (unit > RUNG_TICK_WEEK)
    return RUNG_DATE_SHORT_MONTH;
  return is_first_of_year ? RUNG_DATE_MEDIUM : RUNG_DATE_SHORT;
}

static int
get_year (guint32 day)
{
  int year, month, day_of_month;

  rung_day_get (day, &year, &month, &day_of_month);
  return year;
}

static RungTickUnit
choose_unit (const RungCanvas *self)
{
  RungTickUnit unit = rung_timescale_choose (&self->scale, LEAST_TICK_DISTANCE);
  g_autofree char *longest = NULL;

  if (unit > RUNG_TICK_WEEK)
    return unit;
  longest = rung_words_format_day (self->words, self->today, RUNG_DATE_MEDIUM);
  return rung_timescale_choose (&self->scale, MAX (LEAST_TICK_DISTANCE, rung_canvas_measure (self, STRONG, longest) + LABEL_AIR));
}

static void
tick_clear (gpointer tick)
{
  g_free (((RungAxisTick *) tick)->label);
}

/* Half a label at an edge, or one over another, says less than none. */
static void
label_ticks (const RungCanvas *self,
             RungTickUnit      unit,
             GArray           *ticks)
{
  double last_x = 0, last_half = -1;
  int last_year = G_MININT;

  for (guint i = 0; i < ticks->len; i++)
    {
      RungAxisTick *tick = &g_array_index (ticks, RungAxisTick, i);
      g_autofree char *text = NULL;
      double half;

      if (!tick->is_major)
        continue;
      text = rung_words_format_day (self->words, tick->day, get_label_style (unit, get_year (tick->day) != last_year));
      half = rung_canvas_measure (self, STRONG, text) / 2;
      if (tick->x < half || tick->x > self->width - half ||
          (last_half >= 0 && ABS (tick->x - last_x) < half + last_half + LABEL_AIR / 2))
        continue;
      tick->label = g_steal_pointer (&text);
      last_x = tick->x;
      last_half = half;
      last_year = get_year (tick->day);
    }
}

GArray *
rung_canvas_list_ticks (const RungCanvas *self)
{
  RungTickUnit unit = choose_unit (self);
  g_autoptr(GArray) found = rung_timescale_list_ticks (&self->scale, unit, rung_timescale_finer (unit));
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (RungAxisTick));

  g_array_set_clear_func (ticks, tick_clear);
  for (guint i = 0; i < found->len; i++)
    {
      const RungTick *tick = &g_array_index (found, RungTick, i);
      RungAxisTick placed = { tick->day, rung_canvas_get_x (self, tick->position), tick->major, NULL };

      if (placed.x >= 0 && placed.x <= self->width)
        g_array_append_val (ticks, placed);
    }
  label_ticks (self, unit, ticks);
  return ticks;
}

static void
draw_vertical (const RungCanvas *self,
               double            x,
               double            top,
               RungInk           ink,
               double            line_width)
{
  rung_ink_set (self->cr, ink);
  cairo_set_line_width (self->cr, line_width);
  cairo_move_to (self->cr, x, top);
  cairo_line_to (self->cr, x, self->height);
  cairo_stroke (self->cr);
}

void
rung_canvas_draw_axis (const RungCanvas *self)
{
  g_autoptr(GArray) ticks = rung_canvas_list_ticks (self);

  for (guint i = 0; i < ticks->len; i++)
    {
      const RungAxisTick *tick = &g_array_index (ticks, RungAxisTick, i);

      draw_vertical (self, tick->x, rung_canvas_get_leading (self) + 4,
                     tick->is_major ? RUNG_INK_RULE : RUNG_INK_GRID, tick->is_major ? 0.8 : 0.5);
      if (tick->label == NULL)
        continue;
      rung_ink_set (self->cr, RUNG_INK_DIM);
      rung_typesetter_draw (self->typesetter, self->cr, STRONG, tick->label, tick->x, 0, -1, 0.5);
    }
  rung_ink_set (self->cr, RUNG_INK_RULE);
  cairo_set_line_width (self->cr, 0.8);
  cairo_move_to (self->cr, 0, self->height);
  cairo_line_to (self->cr, self->width, self->height);
  cairo_stroke (self->cr);
}

/* --- Pauses -------------------------------------------------------------------- */

/* Whether words from @x to @end run into nothing: the edges, today, other words. */
static gboolean
is_free (const RungCanvas *self,
         GArray           *taken,
         double            x,
         double            end)
{
  if (x < 0 || end > self->width || (x - 4 <= self->today_x && self->today_x < end + 4))
    return FALSE;
  for (guint i = 0; i < taken->len; i++)
    {
      const RungBox *other = &g_array_index (taken, RungBox, i);

      if (x < other->x + other->width + LABEL_AIR && other->x < end + LABEL_AIR)
        return FALSE;
    }
  return TRUE;
}

/* Below the labels: in the band or from it on, else before it, else behind it. */
static void
draw_pause_words (const RungCanvas *self,
                  RungRecord       *pause,
                  const RungBox    *band,
                  GArray           *taken)
{
  g_autofree char *text = rung_phrase_pause_label (self->words, pause);
  double width = rung_canvas_measure (self, STYLE, text), end = band->x + band->width;
  double inside = self->right_to_left ? end - 2 - width : band->x + 2;
  const double places[] = { inside, self->right_to_left ? end + 2 : band->x - 2 - width, self->right_to_left ? band->x - 2 - width : end + 2 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (is_free (self, taken, places[i], places[i] + width))
      {
        RungBox words = { places[i], AXIS_HEIGHT - 3, width, 0 };

        rung_ink_set (self->cr, RUNG_INK_DIM);
        rung_typesetter_draw (self->typesetter, self->cr, STYLE, text, words.x, words.y, -1, 0);
        g_array_append_val (taken, words);
        return;
      }
}

/* A width of 0: out of view. */
static RungBox
place_pause (const RungCanvas *self,
             RungRecord       *pause)
{
  guint32 last = rung_record_get_day (pause, RUNG_PAUSE_END);
  double length = self->scale.length, top = rung_canvas_get_leading (self) + 4;
  double start = CLAMP (rung_timescale_position (&self->scale, rung_record_get_day (pause, RUNG_PAUSE_START)), 0, length);
  double end = last == RUNG_NO_DAY ? length : CLAMP (rung_timescale_position (&self->scale, last + 1), 0, length);

  return (RungBox) { MIN (rung_canvas_get_x (self, start), rung_canvas_get_x (self, end)), top, end - start, self->height - top };
}

static void
draw_pause_band (const RungCanvas *self,
                 const RungBox    *band)
{
  cairo_save (self->cr);
  cairo_rectangle (self->cr, band->x, band->y, band->width, band->height);
  cairo_clip (self->cr);
  rung_canvas_hatch (self, band, 5);
  cairo_restore (self->cr);
}

void
rung_canvas_draw_pauses (const RungCanvas *self,
                         GPtrArray        *pauses)
{
  g_autoptr(GArray) taken = g_array_new (FALSE, FALSE, sizeof (RungBox));

  for (guint i = 0; i < pauses->len; i++)
    {
      RungBox band = place_pause (self, pauses->pdata[i]);

      if (band.width < 0.5)
        continue;
      draw_pause_band (self, &band);
      draw_pause_words (self, pauses->pdata[i], &band, taken);
    }
}

/* --- Today --------------------------------------------------------------------- */

void
rung_canvas_draw_today (const RungCanvas *self)
{
  const char *text = rung_words_get (self->words, "Today");
  double width = rung_canvas_measure (self, STRONG, text) + 12, x;

  if (self->today_x < 0 || self->today_x > self->width || width > self->width)
    return;
  draw_vertical (self, self->today_x, PILL_TOP, RUNG_INK_LATE, 1.2);
  x = CLAMP (self->today_x - width / 2, 0, self->width - width);
  rung_ink_rounded_box (self->cr, x, PILL_TOP, width, PILL_HEIGHT, 4);
  cairo_fill (self->cr);
  rung_ink_set (self->cr, RUNG_INK_PAPER);
  rung_typesetter_draw (self->typesetter, self->cr, STRONG, text, x + width / 2,
                        PILL_TOP + (PILL_HEIGHT - rung_canvas_get_leading (self)) / 2, -1, 0.5);
}
