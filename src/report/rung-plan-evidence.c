/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of evidence, numbered by day; goals and responsibilities name the numbers. */

#include "rung-plan-report-private.h"

#include "rung-phrases.h"

#define INDENT 30.0

/* Only what a reader may follow without risk becomes a link; other addresses are
 * words. */
static gboolean
is_followed (const char *uri)
{
  g_autofree char *scheme = g_uri_parse_scheme (uri);

  return scheme != NULL && (g_ascii_strcasecmp (scheme, "https") == 0 || g_ascii_strcasecmp (scheme, "http") == 0 ||
                            g_ascii_strcasecmp (scheme, "mailto") == 0);
}

static void
add_title (RungDoc    *self,
           RungRecord *evidence,
           guint       number)
{
  double width = rung_flow_get_width (self->flow);
  guint32 day = rung_record_get_day (evidence, RUNG_EVIDENCE_DAY);
  g_autofree char *text = g_strdup_printf ("[%u]", number);
  g_autofree char *destination = g_strdup_printf ("evidence-%u", number);

  rung_flow_begin_row (self->flow, 8);
  rung_flow_set_destination (self->flow, destination);
  rung_flow_text (self->flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, 0, 0.8, INDENT - 4, 0, 1, text);
  rung_flow_text (self->flow, RUNG_STYLE_STRONG, RUNG_INK_TEXT, INDENT, 0, width - INDENT - 100, 0, 0, rung_doc_get_title (self, evidence));
  if (day != RUNG_NO_DAY)
    {
      g_autofree char *date = rung_words_format_day (self->words, day, RUNG_DATE_MEDIUM);

      rung_flow_text (self->flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, width - 90, 0.8, 90, 1, 1, date);
    }
  rung_flow_end_row (self->flow);
}

static void
add_line (RungDoc    *self,
          RungInk     ink,
          const char *text,
          const char *uri)
{
  if (text == NULL || *text == '\0')
    return;
  rung_flow_begin_row (self->flow, 1);
  rung_flow_text (self->flow, RUNG_STYLE_SMALL, ink, INDENT, 0, rung_flow_get_width (self->flow) - INDENT, 0, 0, text);
  if (uri != NULL)
    rung_flow_link (self->flow, NULL, uri);
  rung_flow_end_row (self->flow);
}

/* Of a file on the person's machine a reader needs the name; the folders are nobody's. */
static void
add_address (RungDoc    *self,
             const char *uri)
{
  g_autofree char *path = uri != NULL && g_ascii_strncasecmp (uri, "file:", 5) == 0 ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *shown_name = name != NULL ? g_utf8_make_valid (name, -1) : NULL;

  if (shown_name != NULL)
    add_line (self, RUNG_INK_DIM, shown_name, NULL);
  else if (uri != NULL)
    add_line (self, is_followed (uri) ? RUNG_INK_ACCENT : RUNG_INK_DIM, uri, is_followed (uri) ? uri : NULL);
}

static void
add_evidence (RungDoc    *self,
              RungRecord *evidence,
              guint       number)
{
  g_autofree char *witness = rung_phrase_witness (self->words, evidence);

  rung_flow_begin_keep (self->flow);
  add_title (self, evidence, number);
  add_line (self, RUNG_INK_TEXT, rung_record_get_text (evidence, RUNG_EVIDENCE_TEXT), NULL);
  add_address (self, rung_record_get_text (evidence, RUNG_EVIDENCE_URI));
  add_line (self, RUNG_INK_DIM, rung_record_get_text (evidence, RUNG_EVIDENCE_FILE_NAME), NULL);
  add_line (self, RUNG_INK_DIM, witness, NULL);
  rung_flow_end_keep (self->flow);
}

void
rung_doc_add_evidence (RungDoc *self)
{
  if (self->evidence->len == 0)
    return;
  rung_doc_add_heading (self, 28, rung_words_get (self->words, "Evidence"), 0);
  for (guint i = 0; i < self->evidence->len; i++)
    add_evidence (self, g_ptr_array_index (self->evidence, i), i + 1);
}
