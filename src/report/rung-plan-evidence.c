/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of evidence, numbered by day; goals and responsibilities name the numbers. */

#include "rung-plan-report-private.h"

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

/* “Exact words” – name, day */
static char *
phrase_witness (RungDoc    *self,
                RungRecord *evidence)
{
  const char *name = rung_record_get_text (evidence, RUNG_EVIDENCE_WITNESS);
  const char *said = rung_record_get_text (evidence, RUNG_EVIDENCE_WITNESS_WORDS);
  guint32 day = rung_record_get_day (evidence, RUNG_EVIDENCE_WITNESS_DAY);
  g_autofree char *date = day != RUNG_NO_DAY ? rung_words_format_day (self->words, day, RUNG_DATE_MEDIUM) : g_strdup ("");
  g_autofree char *who = NULL;

  if (name == NULL && said == NULL)
    return NULL;
  who = g_strdup_printf ("%s%s%s", name != NULL ? name : "", name != NULL && *date != '\0' ? " · " : "", date);
  if (said == NULL)
    /* Translators: %s is a name and perhaps a day */
    return g_strdup_printf (rung_words_get (self->words, "Witness: %s"), who);
  /* Translators: somebody’s exact words, and who said them */
  return g_strdup_printf (rung_words_get (self->words, "“%s” – %s"), said, who);
}

static void
add_evidence (RungDoc    *self,
              RungRecord *evidence,
              guint       number)
{
  const char *uri = rung_record_get_text (evidence, RUNG_EVIDENCE_URI);
  g_autofree char *witness = phrase_witness (self, evidence);

  rung_flow_begin_keep (self->flow);
  add_title (self, evidence, number);
  add_line (self, RUNG_INK_TEXT, rung_record_get_text (evidence, RUNG_EVIDENCE_TEXT), NULL);
  if (uri != NULL)
    add_line (self, is_followed (uri) ? RUNG_INK_ACCENT : RUNG_INK_DIM, uri, is_followed (uri) ? uri : NULL);
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
