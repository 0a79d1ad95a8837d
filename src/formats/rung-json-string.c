/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Strings of JSON as they stand in a text, compared without unescaping them
 * into memory.  All but rung_json_read_hex4() want a string that has been
 * checked: closed, its escapes whole, no U+0000 in it. */

#include "rung-json-string-private.h"

/* The value of four hexadecimal digits at p, or -1. */
int
rung_json_read_hex4 (const char *p,
                     const char *end)
{
  int value = 0;

  if (end - p < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return -1;
      value = value * 16 + g_ascii_xdigit_value (p[i]);
    }
  return value;
}

/* Next character of a checked string, unescaped; 0 behind the last. */
static gunichar
next_character (const char **p)
{
  static const char escapes[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
  gunichar c;

  if (**p == '"')
    return 0;
  if (**p != '\\')
    {
      c = g_utf8_get_char (*p);
      *p = g_utf8_next_char (*p);
      return c;
    }
  if ((*p)[1] != 'u')
    {
      for (const char *escape = escapes; *escape != '\0'; escape += 2)
        if (*escape == (*p)[1])
          {
            *p += 2;
            return (guchar) escape[1];
          }
      g_assert_not_reached ();
    }
  c = (gunichar) rung_json_read_hex4 (*p + 2, *p + 6);
  *p += 6;
  if (c >= 0xd800 && c <= 0xdbff)
    {
      c = 0x10000 + ((c - 0xd800) << 10) + (gunichar) rung_json_read_hex4 (*p + 2, *p + 6) - 0xdc00;
      *p += 6;
    }
  return c;
}

/**
 * rung_json_string_hash:
 * @json: the opening quote of a string
 *
 * Returns: FNV-1a over its characters
 */
guint32
rung_json_string_hash (const char *json)
{
  guint32 hash = 2166136261u;

  json++;
  for (gunichar c = next_character (&json); c != 0; c = next_character (&json))
    hash = (hash ^ c) * 16777619u;
  return hash;
}

/**
 * rung_json_strings_equal:
 * @a: the opening quote of a string
 * @b: the opening quote of another
 *
 * Returns: whether both are the same text once unescaped
 */
gboolean
rung_json_strings_equal (const char *a,
                         const char *b)
{
  gunichar c;

  a++;
  b++;
  do
    {
      c = next_character (&a);
      if (c != next_character (&b))
        return FALSE;
    }
  while (c != 0);
  return TRUE;
}

/**
 * rung_json_string_equal:
 * @json: the opening quote of a string in a checked text
 * @text: plain UTF-8
 *
 * Returns: whether the string, unescaped, is @text
 */
gboolean
rung_json_string_equal (const char *json,
                        const char *text)
{
  gunichar c;

  for (json++; (c = next_character (&json)) != 0; text = g_utf8_next_char (text))
    if (*text == '\0' || g_utf8_get_char (text) != c)
      return FALSE;
  return *text == '\0';
}
