/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nothing private is in a document.  Text is planted in every private field and in
 * every field of records that are private or belong to one; then it is searched for,
 * and documents of plans that differ in private text only have to be the same, byte
 * for byte. */

#define _GNU_SOURCE /* memmem */

#include <string.h>

#include "report-tools.h"
#include "rung-timeline-drawing.h"

#define MARKER "Xyzzy-private"

static guint n_uids;

static char *
make_uid (void)
{
  return g_strdup_printf ("00000000-0000-4000-8002-%012u", ++n_uids);
}

/* A record with @secret in each of its texts. */
static void
fill (RungRecordBuilder *builder,
      RungKind           kind,
      const char        *uid,
      const char        *secret)
{
  const RungKindInfo *info = rung_kind_get_info (kind);

  rung_record_builder_init (builder, kind, uid);
  for (guint i = 0; i < info->n_fields; i++)
    {
      if (info->fields[i].type == RUNG_FIELD_TEXT)
        rung_record_builder_set_text (builder, i, secret);
      if (info->fields[i].flags & RUNG_FIELD_PRIVATE_SWITCH)
        rung_record_builder_set_integer (builder, i, TRUE);
    }
}

static RungRecord *
make (RungKind    kind,
      const char *secret,
      guint       field,
      const char *owner,
      guint       other_field,
      const char *other)
{
  g_autofree char *uid = make_uid ();
  RungRecordBuilder builder;

  fill (&builder, kind, uid, secret);
  if (owner != NULL)
    rung_record_builder_set_text (&builder, field, owner);
  if (other != NULL)
    rung_record_builder_set_text (&builder, other_field, other);
  return rung_record_builder_end (&builder);
}

static const char *
get_first (RungSnapshot *snapshot,
           RungKind      kind)
{
  guint first, n_records;

  rung_snapshot_get_range (snapshot, kind, &first, &n_records);
  g_assert_cmpuint (n_records, >, 0);
  return rung_record_get_uid (rung_snapshot_get (snapshot, first));
}

/* Public records that carry private text beside what everybody may read. */
static RungRecord *
make_session (const char *secret)
{
  const RungKindInfo *info = rung_kind_get_info (RUNG_KIND_SESSION);
  RungRecordBuilder builder;
  g_autofree char *uid = make_uid ();

  rung_record_builder_init (&builder, RUNG_KIND_SESSION, uid);
  rung_record_builder_set_integer (&builder, RUNG_SESSION_START, 1);
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & RUNG_FIELD_PRIVATE)
      rung_record_builder_set_text (&builder, i, secret);
  return rung_record_builder_end (&builder);
}

/* By default a pause is private: its switch stays unset here. */
static RungRecord *
make_pause (const char *secret)
{
  RungRecordBuilder builder;
  g_autofree char *uid = make_uid ();

  rung_record_builder_init (&builder, RUNG_KIND_PAUSE, uid);
  rung_record_builder_set_day (&builder, RUNG_PAUSE_START, 739000);
  rung_record_builder_set_day (&builder, RUNG_PAUSE_END, 739100);
  rung_record_builder_set_text (&builder, RUNG_PAUSE_NOTE, secret);
  return rung_record_builder_end (&builder);
}

static RungRecord *
make_baseline (const char *secret)
{
  RungRecordBuilder builder;
  g_autofree char *uid = make_uid ();
  g_autoptr(GVariant) bytes = g_variant_ref_sink (g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, secret, strlen (secret), 1));

  fill (&builder, RUNG_KIND_BASELINE, uid, secret);
  rung_record_builder_set_day (&builder, RUNG_BASELINE_DAY, 739000);
  rung_record_builder_set_variant (&builder, RUNG_BASELINE_SNAPSHOT, bytes);
  return rung_record_builder_end (&builder);
}

static RungSnapshot *
plant (const char *secret)
{
  g_autoptr(RungSnapshot) sample = read_sample ("engineer", "en");
  const char *responsibility = get_first (sample, RUNG_KIND_RESPONSIBILITY);
  const char *open_goal = get_first (sample, RUNG_KIND_GOAL);
  RungRecord *goal, *evidence;

  n_uids = 0;
  goal = make (RUNG_KIND_GOAL, secret, 0, NULL, 0, NULL);
  evidence = make (RUNG_KIND_EVIDENCE, secret, 0, NULL, 0, NULL);
  return with_records (sample, goal, evidence,
                       make (RUNG_KIND_GOAL_LINK, secret, RUNG_GOAL_LINK_GOAL, rung_record_get_uid (goal), RUNG_GOAL_LINK_RESPONSIBILITY, responsibility),
                       make (RUNG_KIND_STEP, secret, RUNG_STEP_GOAL, rung_record_get_uid (goal), 0, NULL),
                       make (RUNG_KIND_CHECK_IN, secret, RUNG_CHECK_IN_GOAL, rung_record_get_uid (goal), 0, NULL),
                       make (RUNG_KIND_CHECK_IN, secret, RUNG_CHECK_IN_GOAL, open_goal, 0, NULL),
                       make (RUNG_KIND_EVIDENCE_LINK, secret, RUNG_EVIDENCE_LINK_EVIDENCE, rung_record_get_uid (evidence), RUNG_EVIDENCE_LINK_GOAL, open_goal),
                       make (RUNG_KIND_EVIDENCE_LINK, secret, RUNG_EVIDENCE_LINK_EVIDENCE, rung_record_get_uid (evidence), RUNG_EVIDENCE_LINK_RESPONSIBILITY, responsibility),
                       make_session (secret), make_pause (secret), make_baseline (secret), NULL);
}

/* --- Searching -------------------------------------------------------------------- */

/* As it stands, in UTF-16, and as hexadecimal figures of both: what a PDF may do to a
 * string.  Upper and lower case are the same, as in hexadecimal figures. */
static gboolean
holds (const char *data,
       gsize       length,
       const char *secret)
{
  g_autofree char *lower = g_ascii_strdown (secret, -1);
  g_autofree char *haystack = g_malloc (length + 1);
  gsize n = strlen (lower);
  g_autofree char *wide = g_malloc0 (2 * n);
  GString *hex = g_string_new (NULL), *wide_hex = g_string_new (NULL);
  gboolean is_found;

  for (gsize i = 0; i < length; i++)
    haystack[i] = g_ascii_tolower (data[i]);
  for (gsize i = 0; i < n; i++)
    {
      wide[2 * i + 1] = lower[i];
      g_string_append_printf (hex, "%02x", secret[i]);
      g_string_append_printf (wide_hex, "00%02x", secret[i]);
    }
  is_found = memmem (haystack, length, lower, n) != NULL || memmem (haystack, length, wide, 2 * n) != NULL ||
             memmem (haystack, length, hex->str, hex->len) != NULL || memmem (haystack, length, wide_hex->str, wide_hex->len) != NULL;
  g_string_free (hex, TRUE);
  g_string_free (wide_hex, TRUE);
  return is_found;
}

static gboolean
pdf_holds (GBytes     *pdf,
           Folder     *folder,
           const char *secret)
{
  g_autofree char *text = read_pdf_text (pdf, folder, 0);
  g_autoptr(GBytes) unpacked = unpack_pdf (pdf, folder);

  return strstr (text, secret) != NULL || holds (g_bytes_get_data (unpacked, NULL), g_bytes_get_size (unpacked), secret);
}

static GBytes *
make_picture (RungSnapshot *snapshot,
              Folder       *folder,
              const char   *name)
{
  RungTimelinePicture picture = { .width_px = 800, .height_px = 450 };
  g_autofree char *path = folder_path (folder, name);
  g_autoptr(GError) error = NULL;
  char *data;
  gsize length;

  g_assert_true (rung_timeline_export (snapshot, rung_words_get_english (), 739943, &picture, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, &length, &error));
  return g_bytes_new_take (data, length);
}

/* Cairo numbers the groups of an SVG through the life of the process. */
static char *
strip_numbers (GBytes *svg)
{
  g_autoptr(GRegex) regex = g_regex_new ("surface[0-9]+", 0, 0, NULL);

  return g_regex_replace_literal (regex, g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), 0, "surface", 0, NULL);
}

static void
test_search_finds_public_text (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) titled = make_small_plan (MARKER);
  g_autoptr(RungSnapshot) bare = make_small_plan ("Plan");
  g_autoptr(GBytes) in_title = make_pdf (titled, rung_words_get_english (), "A4", NULL);
  g_autoptr(GBytes) unpacked = unpack_pdf (in_title, folder);
  g_autoptr(GBytes) in_text = NULL;
  g_autoptr(RungSnapshot) with_goal = NULL;
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_GOAL, "00000000-0000-4000-8001-000000000009");
  rung_record_builder_set_text (&builder, RUNG_GOAL_TITLE, MARKER);
  with_goal = with_records (bare, rung_record_builder_end (&builder), NULL);
  in_text = make_pdf (with_goal, rung_words_get_english (), "A4", NULL);
  g_assert_true (holds (g_bytes_get_data (unpacked, NULL), g_bytes_get_size (unpacked), MARKER));
  g_assert_true (pdf_holds (in_text, folder, MARKER));
}

static void
test_pdf_has_nothing_private (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) planted = plant (MARKER);
  g_autoptr(RungSnapshot) other = plant ("another secret, longer than the first");
  g_autoptr(RungSnapshot) sample = read_sample ("engineer", "en");
  g_autoptr(GBytes) pdf = make_pdf (planted, rung_words_get_english (), "A4", NULL);
  g_autoptr(GBytes) other_pdf = make_pdf (other, rung_words_get_english (), "A4", NULL);
  g_autoptr(GBytes) sample_pdf = make_pdf (sample, rung_words_get_english (), "A4", NULL);

  g_assert_false (pdf_holds (pdf, folder, MARKER));
  g_assert_true (g_bytes_equal (pdf, other_pdf));
  g_assert_true (g_bytes_equal (pdf, sample_pdf));
}

static void
test_pictures_have_nothing_private (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) planted = plant (MARKER);
  g_autoptr(RungSnapshot) sample = read_sample ("engineer", "en");
  g_autoptr(GBytes) png = make_picture (planted, folder, "a.png");
  g_autoptr(GBytes) svg = make_picture (planted, folder, "a.svg");
  g_autoptr(GBytes) sample_png = make_picture (sample, folder, "b.PNG");
  g_autoptr(GBytes) sample_svg = make_picture (sample, folder, "b.svg");
  g_autofree char *svg_text = strip_numbers (svg);
  g_autofree char *sample_svg_text = strip_numbers (sample_svg);

  g_assert_false (holds (g_bytes_get_data (png, NULL), g_bytes_get_size (png), MARKER));
  g_assert_false (holds (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), MARKER));
  g_assert_true (g_bytes_equal (png, sample_png));
  g_assert_cmpstr (svg_text, ==, sample_svg_text);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/private/search-finds-public-text", test_search_finds_public_text);
  g_test_add_func ("/report/private/pdf-has-nothing-private", test_pdf_has_nothing_private);
  g_test_add_func ("/report/private/pictures-have-nothing-private", test_pictures_have_nothing_private);
  return g_test_run ();
}
