/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The development plan as PDF.
 *
 * 1. Private records are left out first, so no later line can let one slip through.
 * 2. Pages are counted in a pass that draws nothing, then drawn with “page x of y”.
 *    Should the passes ever disagree, the document is drawn again with the right count.
 * 3. Pages go to the disk as they are drawn: memory does not grow with the plan's
 *    length beyond what Cairo keeps of a page (its links and place in the file) and an
 *    index of the goals and steps.
 */

#include "rung-plan-report.h"

#include "rung-plan-report-private.h"
#include "rung-report-file.h"
#include "rung-report-pdf.h"

G_DEFINE_QUARK (rung-report-error-quark, rung_report_error)

#define MAX_PASSES 3
#define HEADER_Y 24.0
#define FOOTER_Y 34.0 /* from the bottom */

/* Where the bytes go: a file that can begin again, or memory. */
typedef struct
{
  RungReportFile *file;  /* one of the two */
  GByteArray     *bytes;
} Sink;

static cairo_status_t
write_cb (void                *data,
          const unsigned char *bytes,
          unsigned int         length)
{
  Sink *sink = data;

  if (sink->file != NULL)
    return rung_report_file_write (sink->file, bytes, length);
  g_byte_array_append (sink->bytes, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
restart_sink (Sink    *sink,
              GError **error)
{
  if (sink->file != NULL)
    return rung_report_file_restart (sink->file, error);
  g_byte_array_set_size (sink->bytes, 0);
  return TRUE;
}

/* --- Around each page ---------------------------------------------------------- */

static void
draw_page_cb (RungFlow *flow,
              cairo_t  *cr,
              guint     page,
              gpointer  data)
{
  RungDoc *self = data;
  double left = self->paper->margin_pt, right = self->paper->width_pt - left;
  double bottom = self->paper->height_pt - FOOTER_Y, half = (right - left) / 2;
  g_autofree char *name = rung_doc_dup_name (self);
  g_autofree char *today = rung_words_format_day (self->words, self->today, RUNG_DATE_FULL);
  /* Translators: at the foot of a page, its number and how many there are */
  g_autofree char *number = g_strdup_printf (rung_words_get (self->words, "Page %u of %u"), page, self->n_pages);

  rung_ink_set (cr, RUNG_INK_DIM);
  rung_typesetter_draw (self->typesetter, cr, RUNG_STYLE_TINY, today, left, bottom, half, 0);
  rung_typesetter_draw (self->typesetter, cr, RUNG_STYLE_TINY, number, right, bottom, half, 1);
  /* The first page has its title. */
  if (page == 1)
    return;
  if (g_cancellable_is_cancelled (self->cancellable))
    rung_flow_stop (flow);
  rung_typesetter_draw (self->typesetter, cr, RUNG_STYLE_TINY, name, left, HEADER_Y, half, 0);
  rung_typesetter_draw (self->typesetter, cr, RUNG_STYLE_TINY, rung_words_get (self->words, "Development plan · without private notes"),
                        right, HEADER_Y, half, 1);
}

/* --- Passes -------------------------------------------------------------------- */

/* Lays the document out, on @cr if there is one; gives the number of pages. */
static guint
run_pass (RungDoc           *self,
          cairo_t           *cr,
          RungFlowWatchFunc  watch,
          gpointer           watch_data)
{
  g_autoptr(RungFlow) flow = rung_flow_new (self->paper, self->typesetter, cr);
  void (*parts[]) (RungDoc *) = {
    rung_doc_add_front, rung_doc_add_roles, rung_doc_add_gaps, rung_doc_add_evidence, rung_doc_add_agreed,
  };
  guint n_pages;

  self->flow = flow;
  rung_flow_set_page_func (flow, draw_page_cb, self);
  rung_flow_set_watch_func (flow, watch, watch_data);
  for (guint i = 0; i < G_N_ELEMENTS (parts) && !g_cancellable_is_cancelled (self->cancellable); i++)
    parts[i] (self);
  n_pages = rung_flow_finish (flow);
  self->flow = NULL;
  return n_pages;
}

static guint
draw_pass (RungDoc        *self,
           Sink           *sink,
           cairo_status_t *status)
{
  g_autofree char *name = rung_doc_dup_name (self);
  g_autofree char *title = g_strdup_printf ("%s – %s", name, rung_words_get (self->words, "Development plan"));
  const char *owner = self->record != NULL ? rung_record_get_text (self->record, RUNG_PLAN_OWNER) : NULL;
  g_autofree char *author = owner != NULL ? rung_typesetter_clean (owner, TRUE) : NULL;
  cairo_surface_t *surface = rung_report_pdf_new (self->paper, title, author != NULL ? author : owner, self->today, write_cb, sink);
  cairo_t *cr = cairo_create (surface);
  guint n_pages = run_pass (self, cr, NULL, NULL);

  *status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (*status == CAIRO_STATUS_SUCCESS)
    *status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return n_pages;
}

static gboolean
draw_document (RungDoc         *self,
               Sink            *sink,
               cairo_status_t  *status,
               GError         **error)
{
  self->n_pages = run_pass (self, NULL, NULL, NULL);
  for (guint pass = 0; pass < MAX_PASSES; pass++)
    {
      guint n_pages;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || (pass > 0 && !restart_sink (sink, error)))
        return FALSE;
      n_pages = draw_pass (self, sink, status);
      if (n_pages == self->n_pages || *status != CAIRO_STATUS_SUCCESS)
        break;
      self->n_pages = n_pages;
    }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/**
 * rung_plan_report_write:
 * @snapshot: a plan; its private records are left out
 * @options: the sheet, the language and the day of the document
 * @path: where the PDF goes
 * @n_pages: (out) (optional): how many pages it has
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %RUNG_REPORT_ERROR_WRITE, or %G_IO_ERROR_CANCELLED
 *
 * Writes the development plan.  The same plan, day, sheet and language give the same
 * bytes on one machine.  Any thread.
 *
 * Returns: %FALSE if that failed; what was at @path is then still there
 */
gboolean
rung_plan_report_write (RungSnapshot             *snapshot,
                        const RungReportOptions  *options,
                        const char               *path,
                        guint                    *n_pages,
                        GCancellable             *cancellable,
                        GError                  **error)
{
  g_autoptr(RungReportFile) file = rung_report_file_open (path, error);
  Sink sink = { file, NULL };
  cairo_status_t status = CAIRO_STATUS_SUCCESS;
  RungDoc doc;
  gboolean is_drawn;

  if (file == NULL)
    return FALSE;
  rung_doc_init (&doc, snapshot, options);
  doc.cancellable = cancellable;
  is_drawn = draw_document (&doc, &sink, &status, error);
  if (n_pages != NULL)
    *n_pages = doc.n_pages;
  rung_doc_clear (&doc);
  return is_drawn && rung_report_file_commit_drawn (file, status, error);
}

/**
 * rung_plan_report_to_bytes:
 * @snapshot: a plan; its private records are left out
 * @options: the sheet, the language and the day of the document
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location for a %RUNG_REPORT_ERROR_WRITE
 *
 * Makes the development plan in memory.
 *
 * Returns: (transfer full): the PDF, or %NULL
 */
GBytes *
rung_plan_report_to_bytes (RungSnapshot             *snapshot,
                           const RungReportOptions  *options,
                           guint                    *n_pages,
                           GError                  **error)
{
  Sink sink = { NULL, g_byte_array_new () };
  cairo_status_t status = CAIRO_STATUS_SUCCESS;
  RungDoc doc;

  rung_doc_init (&doc, snapshot, options);
  draw_document (&doc, &sink, &status, NULL);
  if (n_pages != NULL)
    *n_pages = doc.n_pages;
  rung_doc_clear (&doc);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (sink.bytes);
  g_byte_array_unref (sink.bytes);
  g_set_error (error, RUNG_REPORT_ERROR, RUNG_REPORT_ERROR_WRITE,
               "The plan could not be drawn (%s)", cairo_status_to_string (status));
  return NULL;
}
