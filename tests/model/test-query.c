/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-query.h"

#include <string.h>

#include "rung-random-plan.h"
#include "rung-search-text.h"
#include "rung-tokens.h"

/* What is marked stands in brackets. */
static char *
mark (const char *typed,
      const char *text)
{
  g_autoptr(RungQuery) query = rung_query_new (typed);
  g_autoptr(GArray) marks = rung_query_find_marks (query, text, G_MAXUINT);
  GString *marked = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      RungMark found = g_array_index (marks, RungMark, i);

      g_string_append_len (marked, text + at, found.start - at);
      g_string_append_c (marked, '[');
      g_string_append_len (marked, text + found.start, found.end - found.start);
      g_string_append_c (marked, ']');
      at = found.end;
    }
  g_string_append (marked, text + at);
  return g_string_free (marked, FALSE);
}

static void
test_words_are_marked (void)
{
  static const struct
  {
    const char *typed, *text, *marked;
  } cases[] = {
    { "deploying", "Deployed it, then deploy again.", "[Deployed] it, then [deploy] again." },
    { "deploy", "deployments and a deployer", "[deployments] and a [deployer]" },
    { "deployi", "deploying, deployed", "[deploying], deployed" },
    { "run", "a runbook, to run", "a [runbook], to [run]" },
    { "run ", "a runbook, running", "a runbook, [running]" },
    { "book", "a runbook", "a runbook" },
    { "CAFÉ", "cafe, Café, cafe\u0301s", "[cafe], [Café], [cafe\u0301s]" },
    { "strasse", "Straße", "[Straße]" },
    { "ΣΊΣΥΦΟΣ", "Σίσυφος", "[Σίσυφος]" },
    { "rfc", "ＲＦＣ", "[ＲＦＣ]" },
    { "on-call", "On call, on-call, oncall", "[On call], [on-call], oncall" },
    { "\"hard faults\" ", "faults hard fault", "faults [hard fault]" },
    { "“hard faults” x", "the hardest faults, hard faults", "the hardest faults, [hard faults]" },
    { "fault hard", "hardest of faults", "[hardest] of [faults]" },
    { "C++", "C, C+, C++ and C#", "C, C+, [C++] and C#" },
    { "c#", "C, C++ and C#", "C, C++ and [C#]" },
    { "85%", "85 % of 85", "[85 %] of 85" },
    { "p99", "p99.9, p999", "[p99].9, [p999]" },
    { "2026-11", "On 2026-11-23", "On [2026-11]-23" },
    { "评审", "设计评审会，审评", "设计[评审]会，审评" },
    { "审", "设计评审会，审评", "设计评[审]会，[审]评" },
    { "rfc评审", "写 RFC 评审文档，RFC评审", "写 [RFC 评审]文档，[RFC评审]" },
    { "RFC评", "RFC评审", "[RFC评]审" },
    { "𠮷野", "𠮷野家", "[𠮷野]家" },
    { "ガイド", "ｶﾞｲﾄﾞ カイト ガイド", "ｶﾞｲﾄﾞ カイト [ガイド]" },
    { "목표", "목표를 세운다", "[목표]를 세운다" },
    { "🎯", "Aim 🎯 high 🎯🎯", "Aim [🎯] high [🎯🎯]" },
    { "👍", "👍🏽 and ❤️", "[👍🏽] and ❤️" },
    { "❤", "👍🏽 and ❤️", "👍🏽 and [❤️]" },
    { "deploy", "de\u00adploy \u202edeploy\u202c", "[de\u00adploy] \u202e[deploy]\u202c" },
    { "a", "tab\ta\001b", "tab\t[a]\001b" },
    { "AND OR NOT NEAR", "and or near", "[and] [or] [near]" },
    { "the the", "the then", "[the] [then]" },
    { "", "nothing", "nothing" },
    { " \t\n ,.;!? ", "nothing, typed.", "nothing, typed." },
    { "a*", "abc a*", "[abc] [a]*" },
    { "\"", "a \"", "a \"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = mark (cases[i].typed, cases[i].text);

      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static void
test_markup_is_text (void)
{
  g_autofree char *marked = mark ("b", "<b>&amp;</b>");

  g_assert_cmpstr (marked, ==, "<[b]>&amp;</[b]>");
}

static void
assert_expression (const char *typed,
                   const char *expression)
{
  g_autoptr(RungQuery) query = rung_query_new (typed);

  g_assert_cmpstr (rung_query_get_expression (query), ==, expression);
  g_assert_true (rung_query_is_empty (query) == (*expression == '\0'));
}

static void
test_expressions_are_escaped (void)
{
  assert_expression ("", "");
  assert_expression (" - \"\" ", "");
  assert_expression ("评审", "\"评审\"");
  assert_expression ("rfc ", "\"rfc\"");
  assert_expression ("rfc", "\"rfc\"*");
  assert_expression ("deploy", "(\"deploy\" OR \"deploy\"*)");
  assert_expression ("写 RFC", "\"写\" AND \"RFC\"*");
  assert_expression ("a\"b\"c", "\"a\" AND \"b\" AND \"c\"*");
  assert_expression ("title:x OR (y)", "\"title:x\" AND \"OR\" AND \"(y\"*");
  assert_expression ("\xff\xfe", "\"\xef\xbf\xbd\xef\xbf\xbd\"");
}

/* What is pasted may be anything, of any length. */
static void
test_anything_may_be_typed (void)
{
  g_autoptr(GString) pasted = g_string_new (NULL);
  g_autofree char *marked = NULL;
  g_autoptr(RungQuery) query = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_unichar (pasted, i % 7 == 0 ? 0x8bc4 : i % 5 == 0 ? ' ' : 'a' + i % 26);
  query = rung_query_new (pasted->str);
  g_assert_cmpuint (strlen (rung_query_get_expression (query)), <, 5000);
  marked = mark (pasted->str, "nothing");
  g_assert_cmpstr (marked, ==, "nothing");
}

static void
test_excerpts_show_what_was_found (void)
{
  static const struct
  {
    const char *typed, *text;
    guint       n_characters;
    const char *excerpt;
  } cases[] = {
    { "fault", "One line.\nHard faults are here.\nAnother.", 80, "Hard faults are here." },
    { "ten", "one two three four five six seven eight nine ten eleven twelve thirteen", 24, "…nine ten eleven twelve t…" },
    { "评审", "写一份关于服务架构的设计文档并在评审会上讲清楚每个取舍", 12, "…档并在评审会上讲清楚每个…" },
    { "faults", "A line that would be short enough, but has the faults near its end.", 70, "…but has the faults near its end." },
    { "none", "nothing", 10, NULL },
    { "tab", "a\ttab", 10, "a tab" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RungQuery) query = rung_query_new (cases[i].typed);
      g_autofree char *excerpt = rung_query_dup_excerpt (query, cases[i].text, cases[i].n_characters);

      g_assert_cmpstr (excerpt, ==, cases[i].excerpt);
    }
}

static void
test_longest_texts_are_read (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(RungQuery) query = rung_query_new ("needle");
  g_autofree char *word = g_strnfill (100000, 'x');
  g_autofree char *excerpt = NULL;
  g_autofree char *marked = mark (word, word);

  g_assert_cmpuint (strlen (marked), ==, 100002);
  for (guint i = 0; i < 100000; i++)
    g_string_append_unichar (text, i % 11 ? 0x4e00 + i % 20000 : 0x1f3af);
  g_string_append (text, " needle");
  excerpt = rung_query_dup_excerpt (query, text->str, 40);
  g_assert_true (g_str_has_suffix (excerpt, " needle"));
  g_assert_cmpint (g_utf8_strlen (excerpt, -1), <=, 42);
}

/* Bytes that are no text do not stop the reader, and it never reads past the end. */
static void
test_broken_bytes_are_gaps (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      gsize length = g_test_rand_int_range (0, 40);
      g_autofree char *bytes = g_malloc (length + 1); /* of its own, for the sanitizer */
      RungTokenReader reader;
      RungToken token;
      gsize end = 0;

      for (gsize i = 0; i < length; i++)
        bytes[i] = g_test_rand_int_range (0, 4) ? 'a' + g_test_rand_int_range (0, 3) : g_test_rand_int_range (0, 256);
      rung_token_reader_init (&reader, bytes, length);
      while (rung_token_reader_next (&reader, &token))
        {
          g_assert_cmpuint (token.start, >=, end);
          g_assert_cmpuint (token.end, >, token.start);
          g_assert_true (g_utf8_validate (token.folded, -1, NULL));
          end = token.end;
        }
      g_assert_cmpuint (end, <=, length);
    }
}

/* The law of the marks: every word and every piece of Han text is found where it stands. */
static void
test_every_part_of_a_text_is_marked_in_it (void)
{
  g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (20);

  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    {
      g_auto(RungSearchText) found = { 0 };
      RungTokenReader reader;
      RungToken token;

      if (!rung_search_text_init (&found, rung_snapshot_get (snapshot, i)))
        continue;
      rung_token_reader_init (&reader, found.text, -1);
      while (rung_token_reader_next (&reader, &token))
        {
          g_autofree char *word = g_strndup (found.text + token.start, token.end - token.start);
          g_autoptr(RungQuery) query = rung_query_new (word);

          g_assert_true (rung_query_matches (query, found.text));
        }
    }
}

static void
test_codes_are_not_searched (void)
{
  g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (20);

  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    {
      RungRecord *record = rung_snapshot_get (snapshot, i);
      g_auto(RungSearchText) found = { 0 };
      RungRecordBuilder builder;
      g_autoptr(RungRecord) coded = NULL;

      rung_record_builder_init_from (&builder, record);
      for (guint n = 0; n < rung_kind_get_info (builder.kind)->n_fields; n++)
        if (rung_kind_get_field (builder.kind, n)->flags & RUNG_FIELD_CODE)
          rung_record_builder_set_text (&builder, n, "qqqq");
      coded = rung_record_builder_end (&builder);
      if (rung_search_text_init (&found, coded))
        g_assert_null (strstr (found.text, "qqqq"));
    }
}

static void
test_titles_are_picked_by_language (void)
{
  g_autofree char *chinese = rung_search_text_pick ("Engineer\n工程师", "en zh-CN", "zh-CN");
  g_autofree char *other = rung_search_text_pick ("Engineer\n工程师", "en zh-CN", "fr");
  g_autofree char *plain = rung_search_text_pick ("Two\nlines", NULL, "fr");

  g_assert_cmpstr (chinese, ==, "工程师");
  g_assert_cmpstr (other, ==, "Engineer");
  g_assert_cmpstr (plain, ==, "Two\nlines");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/words-are-marked", test_words_are_marked);
  g_test_add_func ("/query/markup-is-text", test_markup_is_text);
  g_test_add_func ("/query/expressions-are-escaped", test_expressions_are_escaped);
  g_test_add_func ("/query/anything-may-be-typed", test_anything_may_be_typed);
  g_test_add_func ("/query/excerpts-show-what-was-found", test_excerpts_show_what_was_found);
  g_test_add_func ("/query/longest-texts-are-read", test_longest_texts_are_read);
  g_test_add_func ("/query/broken-bytes-are-gaps", test_broken_bytes_are_gaps);
  g_test_add_func ("/query/every-part-of-a-text-is-marked-in-it", test_every_part_of_a_text_is_marked_in_it);
  g_test_add_func ("/query/codes-are-not-searched", test_codes_are_not_searched);
  g_test_add_func ("/query/titles-are-picked-by-language", test_titles_are_picked_by_language);
  return g_test_run ();
}
