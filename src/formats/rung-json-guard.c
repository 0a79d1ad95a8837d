/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A checker of RFC 8259, by hand.  It stands before json-glib, which would
 * crash on deep nesting, wrap big numbers around, take text after the first
 * value, forgive 'x' and 01, let a repeated member win silently and cut a
 * string at \u0000.
 *
 * What passes here
 * 1. is at most RUNG_JSON_MAX_BYTES long and RUNG_JSON_MAX_DEPTH deep, and has
 *    no more values, members in one object or digits than the header allows;
 * 2. is UTF-8; one byte order mark at the very start is forgiven (some editors
 *    write it), anywhere else it is an unexpected character;
 * 3. is exactly one value with nothing but white space around it;
 * 4. repeats no member within an object, compared after unescaping;
 * 5. has only numbers that a gint64 (no fraction, no exponent) or a finite
 *    double holds, and no U+0000 and no half of a surrogate pair in a string.
 *
 * Time is linear in the length also for hostile texts: a name is looked for
 * among at most RUNG_JSON_MAX_MEMBERS hashes, so collisions gain nothing. */

#include "rung-json-guard-private.h"

#include <math.h>
#include <string.h>

#include "rung-json-string-private.h"

#define BOM "\xef\xbb\xbf"

typedef struct
{
  guint32     hash;
  const char *name; /* the opening quote */
} Member;

typedef struct
{
  const char   *start; /* behind the byte order mark */
  const char   *end;
  const char   *p;
  const char   *name;
  guint         depth;
  guint         n_values;
  guint         n_brackets;
  GArray       *members; /* of Member: the names of all open objects, outermost first */
  RungJsonHead *head;    /* nullable */
  GError      **error;
} Guard;

G_DEFINE_QUARK (rung-format-error-quark, rung_format_error)

static gboolean check_value (Guard *guard);

/**
 * rung_json_skip_bom:
 * @data: (inout): start of a text
 * @length: (inout): its length in bytes
 *
 * Steps over a byte order mark at the start of a text, if there is one.
 */
void
rung_json_skip_bom (const char **data,
                    gsize       *length)
{
  if (*length < strlen (BOM) || memcmp (*data, BOM, strlen (BOM)) != 0)
    return;
  *data += strlen (BOM);
  *length -= strlen (BOM);
}

/**
 * rung_json_count_position:
 * @data: start of a text that is UTF-8 up to @where
 * @where: a place in it
 * @line: (out): the line, counted from 1; a line ends with LF
 * @column: (out): the character within the line, counted from 1
 *
 * Turns a place into what an editor shows.
 */
void
rung_json_count_position (const char *data,
                          const char *where,
                          guint      *line,
                          guint      *column)
{
  *line = 1;
  *column = 1;
  for (const char *p = data; p < where; p++)
    if (*p == '\n')
      {
        *line += 1;
        *column = 1;
      }
    else if ((*p & 0xc0) != 0x80) /* the first byte of a character */
      *column += 1;
}

static gboolean refuse (Guard           *guard,
                        const char      *where,
                        RungFormatError  code,
                        const char      *format,
                        ...) G_GNUC_PRINTF (4, 5);

/* Always FALSE, so that a check can end with `return refuse (…)`. */
static gboolean
refuse (Guard           *guard,
        const char      *where,
        RungFormatError  code,
        const char      *format,
        ...)
{
  g_autofree char *text = NULL;
  guint line, column;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  rung_json_count_position (guard->start, where, &line, &column);
  g_set_error (guard->error, RUNG_FORMAT_ERROR, code, "%s, line %u, column %u: %s",
               guard->name, line, column, text);
  return FALSE;
}

/* What stands at a place, in words that can be printed safely. */
static char *
describe (Guard      *guard,
          const char *where)
{
  gunichar c;

  if (where >= guard->end)
    return g_strdup ("the end of the file");
  c = g_utf8_get_char (where);
  if (!g_unichar_isgraph (c))
    return g_strdup_printf ("the character U+%04X", c);
  return g_strdup_printf ("“%.*s”", (int) (g_utf8_next_char (where) - where), where);
}

static gboolean
refuse_unexpected (Guard      *guard,
                   const char *expected)
{
  g_autofree char *found = describe (guard, guard->p);

  return refuse (guard, guard->p, RUNG_FORMAT_ERROR_SYNTAX, "expected %s but found %s", expected, found);
}

static gboolean
is_at (Guard *guard,
       char   c)
{
  return guard->p < guard->end && *guard->p == c;
}

static void
skip_space (Guard *guard)
{
  while (guard->p < guard->end &&
         (*guard->p == ' ' || *guard->p == '\n' || *guard->p == '\r' || *guard->p == '\t'))
    guard->p++;
}

/* \uXXXX, or two of them that are one character; guard->p is at the backslash. */
static gboolean
check_unicode_escape (Guard *guard)
{
  const char *where = guard->p;
  int first = rung_json_read_hex4 (where + 2, guard->end);
  int second;

  if (first < 0)
    return refuse (guard, where, RUNG_FORMAT_ERROR_SYNTAX, "“\\u” needs four hexadecimal digits after it");
  if (first == 0)
    return refuse (guard, where, RUNG_FORMAT_ERROR_SYNTAX, "text may not hold the character U+0000; remove it");
  guard->p += 6;
  if (first < 0xd800 || first > 0xdfff)
    return TRUE;

  second = guard->end - guard->p >= 6 && guard->p[0] == '\\' && guard->p[1] == 'u'
             ? rung_json_read_hex4 (guard->p + 2, guard->end) : -1;
  if (first > 0xdbff || second < 0xdc00 || second > 0xdfff)
    return refuse (guard, where, RUNG_FORMAT_ERROR_SYNTAX,
                   "“\\u%04x” is half of a surrogate pair; write the whole character", (guint) first);
  guard->p += 6;
  return TRUE;
}

static gboolean
check_escape (Guard *guard)
{
  if (guard->end - guard->p < 2)
    {
      guard->p = guard->end;
      return refuse_unexpected (guard, "the rest of an escape");
    }
  if (guard->p[1] == 'u')
    return check_unicode_escape (guard);
  if (guard->p[1] == '\0' || strchr ("\"\\/bfnrt", guard->p[1]) == NULL)
    return refuse (guard, guard->p, RUNG_FORMAT_ERROR_SYNTAX,
                   "after a backslash only one of \" \\ / b f n r t u may stand; write “\\\\” for a backslash itself");
  guard->p += 2;
  return TRUE;
}

static gboolean
check_string (Guard *guard)
{
  const char *opening = guard->p++;

  while (guard->p < guard->end)
    switch (*guard->p)
      {
      case '"':
        guard->p++;
        return TRUE;
      case '\\':
        if (!check_escape (guard))
          return FALSE;
        break;
      default:
        if ((guchar) *guard->p < 0x20)
          return refuse (guard, guard->p, RUNG_FORMAT_ERROR_SYNTAX,
                         *guard->p == '\n' || *guard->p == '\r'
                           ? "a text ends with its line; close it with \" or write a line break as \\n"
                           : "a control character stands in a text; write it as \\t or \\u00XX");
        guard->p++;
      }
  return refuse (guard, opening, RUNG_FORMAT_ERROR_SYNTAX, "this text has no closing \"");
}

/* Notes a name; @first is where the names of this object begin. */
static gboolean
add_member (Guard      *guard,
            const char *name,
            guint       first)
{
  Member member = { rung_json_string_hash (name), name };

  for (guint i = first; i < guard->members->len; i++)
    {
      const Member *other = &g_array_index (guard->members, Member, i);

      if (other->hash == member.hash && rung_json_strings_equal (other->name, name))
        {
          guint line, column;

          rung_json_count_position (guard->start, other->name, &line, &column);
          return refuse (guard, name, RUNG_FORMAT_ERROR_SYNTAX,
                         "this member stands already at line %u, column %u; remove one of the two", line, column);
        }
    }
  if (guard->members->len - first == RUNG_JSON_MAX_MEMBERS)
    return refuse (guard, name, RUNG_FORMAT_ERROR_SIZE,
                   "more than %d members in one object", RUNG_JSON_MAX_MEMBERS);
  g_array_append_val (guard->members, member);
  return TRUE;
}

static void
note_head (Guard      *guard,
           const char *name)
{
  if (guard->head == NULL || guard->depth != 1)
    return;
  if (rung_json_string_equal (name, "format"))
    guard->head->format = guard->p;
  else if (rung_json_string_equal (name, "version"))
    guard->head->version = guard->p;
}

static gboolean
check_member (Guard *guard,
              guint  first)
{
  const char *name = guard->p;

  if (!is_at (guard, '"'))
    return refuse_unexpected (guard, is_at (guard, '}') ? "another member (remove the comma before it)"
                                                        : "a member's name in double quotes");
  if (!check_string (guard) || !add_member (guard, name, first))
    return FALSE;
  skip_space (guard);
  if (!is_at (guard, ':'))
    return refuse_unexpected (guard, "“:”");
  guard->p++;
  skip_space (guard);
  note_head (guard, name);
  return check_value (guard);
}

static gboolean
enter (Guard *guard)
{
  if (guard->depth == RUNG_JSON_MAX_DEPTH)
    return refuse (guard, guard->p, RUNG_FORMAT_ERROR_SIZE,
                   "nested deeper than %d levels", RUNG_JSON_MAX_DEPTH);
  if (++guard->n_brackets > RUNG_JSON_MAX_BRACKETS)
    return refuse (guard, guard->p, RUNG_FORMAT_ERROR_SIZE,
                   "more than %d objects and arrays", RUNG_JSON_MAX_BRACKETS);
  guard->depth++;
  guard->p++;
  skip_space (guard);
  return TRUE;
}

static gboolean
leave (Guard *guard)
{
  guard->depth--;
  guard->p++;
  return TRUE;
}

static gboolean
check_object (Guard *guard)
{
  guint first = guard->members->len;

  if (!enter (guard))
    return FALSE;
  if (is_at (guard, '}'))
    return leave (guard);
  for (;;)
    {
      if (!check_member (guard, first))
        return FALSE;
      skip_space (guard);
      if (is_at (guard, '}'))
        {
          g_array_set_size (guard->members, first);
          return leave (guard);
        }
      if (!is_at (guard, ','))
        return refuse_unexpected (guard, "“,” or “}”");
      guard->p++;
      skip_space (guard);
    }
}

static gboolean
check_array (Guard *guard)
{
  if (!enter (guard))
    return FALSE;
  if (is_at (guard, ']'))
    return leave (guard);
  for (;;)
    {
      if (is_at (guard, ']'))
        return refuse_unexpected (guard, "another value (remove the comma before it)");
      if (!check_value (guard))
        return FALSE;
      skip_space (guard);
      if (is_at (guard, ']'))
        return leave (guard);
      if (!is_at (guard, ','))
        return refuse_unexpected (guard, "“,” or “]”");
      guard->p++;
      skip_space (guard);
    }
}

static gboolean
skip_digits (Guard *guard)
{
  if (guard->p >= guard->end || !g_ascii_isdigit (*guard->p))
    return refuse_unexpected (guard, "a digit");
  while (guard->p < guard->end && g_ascii_isdigit (*guard->p))
    guard->p++;
  return TRUE;
}

static gboolean
check_range (Guard      *guard,
             const char *start,
             gboolean    whole)
{
  char text[RUNG_JSON_MAX_NUMBER + 1];
  gsize length = guard->p - start;

  if (length > RUNG_JSON_MAX_NUMBER)
    return refuse (guard, start, RUNG_FORMAT_ERROR_SIZE,
                   "a number of more than %d characters", RUNG_JSON_MAX_NUMBER);
  memcpy (text, start, length);
  text[length] = '\0';
  if (whole ? !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, NULL, NULL)
            : !isfinite (g_ascii_strtod (text, NULL)))
    return refuse (guard, start, RUNG_FORMAT_ERROR_SYNTAX,
                   whole ? "this number is too large; whole numbers go from −2⁶³ to 2⁶³ − 1"
                         : "this number is too large for a double");
  return TRUE;
}

static gboolean
check_number (Guard *guard)
{
  const char *start = guard->p;
  gboolean whole = TRUE;

  if (is_at (guard, '-'))
    guard->p++;
  if (is_at (guard, '0') && guard->end - guard->p > 1 && g_ascii_isdigit (guard->p[1]))
    return refuse (guard, guard->p, RUNG_FORMAT_ERROR_SYNTAX, "a number may not begin with 0; remove the zero");
  if (!skip_digits (guard))
    return FALSE;
  if (is_at (guard, '.'))
    {
      whole = FALSE;
      guard->p++;
      if (!skip_digits (guard))
        return FALSE;
    }
  if (is_at (guard, 'e') || is_at (guard, 'E'))
    {
      whole = FALSE;
      guard->p++;
      if (is_at (guard, '+') || is_at (guard, '-'))
        guard->p++;
      if (!skip_digits (guard))
        return FALSE;
    }
  return check_range (guard, start, whole);
}

/* true, false, null; else a hint about what people write instead of a value. */
static gboolean
check_word (Guard *guard)
{
  static const char *const words[] = { "true", "false", "null" };
  gsize room = guard->end - guard->p;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (room >= strlen (words[i]) && memcmp (guard->p, words[i], strlen (words[i])) == 0)
      {
        guard->p += strlen (words[i]);
        return TRUE;
      }
  if (is_at (guard, '\''))
    return refuse_unexpected (guard, "a value (text stands in double quotes)");
  if (is_at (guard, '/') || is_at (guard, '#'))
    return refuse_unexpected (guard, "a value (JSON has no comments)");
  return refuse_unexpected (guard, "a value");
}

static gboolean
check_value (Guard *guard)
{
  if (++guard->n_values > RUNG_JSON_MAX_VALUES)
    return refuse (guard, guard->p, RUNG_FORMAT_ERROR_SIZE, "more than %d values", RUNG_JSON_MAX_VALUES);
  if (is_at (guard, '{'))
    return check_object (guard);
  if (is_at (guard, '['))
    return check_array (guard);
  if (is_at (guard, '"'))
    return check_string (guard);
  if (is_at (guard, '-') || (guard->p < guard->end && g_ascii_isdigit (*guard->p)))
    return check_number (guard);
  return check_word (guard);
}

static gboolean
check_encoding (Guard *guard)
{
  gsize length = guard->end - guard->start;
  const char *bad;

  if (g_utf8_validate_len (guard->start, length, &bad))
    return TRUE;
  if (length >= 2 && (memcmp (guard->start, "\xff\xfe", 2) == 0 || memcmp (guard->start, "\xfe\xff", 2) == 0 ||
                      (guard->start[0] == '\0') != (guard->start[1] == '\0')))
    return refuse (guard, guard->start, RUNG_FORMAT_ERROR_ENCODING,
                   "the text is UTF-16 or UTF-32; save it as UTF-8");
  if (*bad == '\0')
    return refuse (guard, bad, RUNG_FORMAT_ERROR_SYNTAX, "a zero byte; this is not a text file");
  return refuse (guard, bad, RUNG_FORMAT_ERROR_ENCODING,
                 "the byte 0x%02X is not UTF-8; save the file as UTF-8", (guint) (guchar) *bad);
}

static gboolean
check_text (Guard *guard)
{
  if (!check_encoding (guard))
    return FALSE;
  skip_space (guard);
  if (guard->p == guard->end)
    return refuse (guard, guard->start, RUNG_FORMAT_ERROR_SYNTAX, "the file is empty");
  if (!check_value (guard))
    return FALSE;
  skip_space (guard);
  if (guard->p < guard->end)
    return refuse_unexpected (guard, "the end of the file after its one value");
  return TRUE;
}

/**
 * rung_json_guard_scan:
 * @data: (array length=length): a text; need not end with a zero byte
 * @length: its length in bytes
 * @name: (nullable): the file's name, for messages
 * @head: (out caller-allocates) (nullable): where "format" and "version" are
 * @error: return location
 *
 * Like rung_json_guard_check(), and notes on its way what the file says it is.
 *
 * Returns: %TRUE if @data may be given to a parser
 */
gboolean
rung_json_guard_scan (const char    *data,
                      gsize          length,
                      const char    *name,
                      RungJsonHead  *head,
                      GError       **error)
{
  g_autoptr(GArray) members = NULL;
  Guard guard = { .name = name != NULL ? name : "the text", .head = head, .error = error };

  g_return_val_if_fail (data != NULL || length == 0, FALSE);

  if (head != NULL)
    *head = (RungJsonHead) { NULL, NULL };
  if (length > RUNG_JSON_MAX_BYTES)
    {
      g_set_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SIZE,
                   "%s: %" G_GSIZE_FORMAT " bytes are more than the %d MiB that are read",
                   guard.name, length, RUNG_JSON_MAX_BYTES / (1024 * 1024));
      return FALSE;
    }
  members = g_array_new (FALSE, FALSE, sizeof (Member));
  guard.members = members;
  guard.start = data != NULL ? data : "";
  rung_json_skip_bom (&guard.start, &length);
  guard.p = guard.start;
  guard.end = guard.start + length;
  return check_text (&guard);
}

/**
 * rung_json_guard_check:
 * @data: (array length=length): a text; need not end with a zero byte
 * @length: its length in bytes
 * @name: (nullable): the file's name, for messages
 * @error: return location
 *
 * Holds a text against RFC 8259 and the limits of Rung, before any parser sees it.
 *
 * Errors are %RUNG_FORMAT_ERROR_SYNTAX, %RUNG_FORMAT_ERROR_SIZE and
 * %RUNG_FORMAT_ERROR_ENCODING; all but the size of the whole file name line and
 * column (in characters, from 1): "plan.json, line 3, column 14: expected …".
 *
 * Returns: %TRUE if @data may be given to a parser
 */
gboolean
rung_json_guard_check (const char  *data,
                       gsize        length,
                       const char  *name,
                       GError     **error)
{
  return rung_json_guard_scan (data, length, name, NULL, error);
}
