/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in a text a value stands.  json-glib forgets places, so when a value is
 * refused the text is walked once more along the path to it.  The guard has
 * passed the text: brackets match, strings are closed, and nothing here has to
 * look for the end. */

#include "rung-json-place-private.h"

#include "rung-json-string-private.h"

/* How much of somebody's text a message repeats. */
#define QUOTED_CHARACTERS 60

static const char *
skip_space (const char *p)
{
  while (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t')
    p++;
  return p;
}

static const char *
skip_string (const char *p)
{
  for (p++; *p != '"'; p++)
    if (*p == '\\')
      p++;
  return p + 1;
}

/* A value inside a container, so that a bracket or comma ends it. */
static const char *
skip_value (const char *p)
{
  guint depth = 0;

  for (;;)
    switch (*p)
      {
      case '"':
        p = skip_string (p);
        if (depth == 0)
          return p;
        break;
      case '{':
      case '[':
        depth++;
        p++;
        break;
      case '}':
      case ']':
        if (depth == 0)
          return p;
        p++;
        if (--depth == 0)
          return p;
        break;
      case ',':
        if (depth == 0)
          return p;
        p++;
        break;
      default:
        p++;
      }
}

/* Behind the value at p, at the next one or at the closing bracket. */
static const char *
skip_to_next (const char *p)
{
  p = skip_space (skip_value (p));
  return *p == ',' ? skip_space (p + 1) : p;
}

static const char *
find_member (const char *object,
             const char *name)
{
  const char *p = skip_space (object + 1);

  while (*p == '"')
    {
      gboolean found = rung_json_string_equal (p, name);

      p = skip_space (skip_space (skip_string (p)) + 1); /* the colon */
      if (found)
        return p;
      p = skip_to_next (p);
    }
  return NULL;
}

static const char *
find_element (const char *array,
              guint       index)
{
  const char *p = skip_space (array + 1);

  for (guint i = 0; i < index && *p != ']'; i++)
    p = skip_to_next (p);
  return *p != ']' ? p : NULL;
}

/**
 * rung_json_find_place:
 * @data: a text that the guard has passed, without byte order mark
 * @steps: (array length=n_steps): the way to a value
 * @n_steps: how many steps
 *
 * Finds where a value begins; as near as can be when there is none.
 *
 * Returns: (transfer none): a place in @data
 */
const char *
rung_json_find_place (const char         *data,
                      const RungJsonStep *steps,
                      guint               n_steps)
{
  const char *p = skip_space (data);

  for (guint i = 0; i < n_steps; i++)
    {
      const char *next = NULL;

      if (steps[i].member != NULL && *p == '{')
        next = find_member (p, steps[i].member);
      else if (steps[i].member == NULL && *p == '[')
        next = find_element (p, steps[i].index);
      if (next == NULL)
        return p;
      p = next;
    }
  return p;
}

/**
 * rung_json_dup_quoted:
 * @text: UTF-8
 *
 * Returns: the beginning of @text as a message may show it, on one line
 */
char *
rung_json_dup_quoted (const char *text)
{
  GString *quoted = g_string_new (NULL);

  for (guint n = 0; *text != '\0'; n++, text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (n == QUOTED_CHARACTERS)
        {
          g_string_append (quoted, "…");
          break;
        }
      g_string_append_unichar (quoted, g_unichar_isgraph (c) || c == ' ' ? c : 0xfffd);
    }
  return g_string_free (quoted, FALSE);
}

/**
 * rung_json_dup_pointer:
 * @steps: (array length=n_steps): the way to a value
 * @n_steps: how many steps
 *
 * Returns: the way as a JSON pointer (RFC 6901), "/goals/3/due"; empty for the whole
 */
char *
rung_json_dup_pointer (const RungJsonStep *steps,
                       guint               n_steps)
{
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < n_steps; i++)
    if (steps[i].member == NULL)
      g_string_append_printf (pointer, "/%u", steps[i].index);
    else
      {
        g_autofree char *name = rung_json_dup_quoted (steps[i].member);
        g_autoptr(GString) escaped = g_string_new (name);

        g_string_replace (escaped, "~", "~0", 0);
        g_string_replace (escaped, "/", "~1", 0);
        g_string_append_printf (pointer, "/%s", escaped->str);
      }
  return g_string_free (pointer, FALSE);
}
