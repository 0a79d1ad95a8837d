/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rule for plural forms that stands in the head of a catalogue: an expression of C
 * over unsigned numbers with the one variable n (GNU gettext manual, "Plural forms").
 * It is worked out while it is read; the text is not trusted, so depth is counted and
 * division by nothing is an error. */

#include "rung-catalogue.h"

#include <string.h>

/* More than any language needs, and little for the stack. */
#define MAX_DEPTH 64

typedef struct
{
  const char *at;
  gulong      n;
  guint       depth;
  gboolean    failed;
} Parser;

static gulong parse_choice (Parser *parser);

/* Takes @token if it comes next; a longer operator that begins alike is not it. */
static gboolean
take (Parser     *parser,
      const char *token)
{
  gsize length = strlen (token);

  while (g_ascii_isspace (*parser->at))
    parser->at++;
  if (strncmp (parser->at, token, length) != 0)
    return FALSE;
  if (length == 1 && strchr ("<>!", token[0]) != NULL && parser->at[1] == '=')
    return FALSE;
  parser->at += length;
  return TRUE;
}

static gulong
fail (Parser *parser)
{
  parser->failed = TRUE;
  return 0;
}

static gulong
parse_number (Parser *parser)
{
  gulong value = 0;

  if (!g_ascii_isdigit (*parser->at))
    return fail (parser);
  for (; g_ascii_isdigit (*parser->at); parser->at++)
    {
      if (value > G_MAXUINT32)
        return fail (parser);
      value = value * 10 + (*parser->at - '0');
    }
  return value;
}

static gulong
parse_unary (Parser *parser)
{
  gulong value;

  if (parser->failed || ++parser->depth > MAX_DEPTH)
    return fail (parser);
  if (take (parser, "!"))
    value = !parse_unary (parser);
  else if (take (parser, "("))
    {
      value = parse_choice (parser);
      if (!take (parser, ")"))
        fail (parser);
    }
  else if (take (parser, "n"))
    value = parser->n;
  else
    value = parse_number (parser);
  parser->depth--;
  return value;
}

static gulong
parse_product (Parser *parser)
{
  gulong value = parse_unary (parser);

  while (!parser->failed)
    {
      gboolean times = take (parser, "*");
      gboolean over = !times && take (parser, "/");
      gulong other;

      if (!times && !over && !take (parser, "%"))
        break;
      other = parse_unary (parser);
      if (times)
        value *= other;
      else if (other == 0)
        fail (parser);
      else
        value = over ? value / other : value % other;
    }
  return value;
}

static gulong
parse_sum (Parser *parser)
{
  gulong value = parse_product (parser);

  while (!parser->failed)
    if (take (parser, "+"))
      value += parse_product (parser);
    else if (take (parser, "-"))
      value -= parse_product (parser);
    else
      break;
  return value;
}

static gulong
parse_relation (Parser *parser)
{
  gulong value = parse_sum (parser);

  while (!parser->failed)
    if (take (parser, "<="))
      value = value <= parse_sum (parser);
    else if (take (parser, ">="))
      value = value >= parse_sum (parser);
    else if (take (parser, "<"))
      value = value < parse_sum (parser);
    else if (take (parser, ">"))
      value = value > parse_sum (parser);
    else
      break;
  return value;
}

static gulong
parse_equality (Parser *parser)
{
  gulong value = parse_relation (parser);

  while (!parser->failed)
    if (take (parser, "=="))
      value = value == parse_relation (parser);
    else if (take (parser, "!="))
      value = value != parse_relation (parser);
    else
      break;
  return value;
}

static gulong
parse_and (Parser *parser)
{
  gulong value = parse_equality (parser);

  while (!parser->failed && take (parser, "&&"))
    {
      gulong other = parse_equality (parser);

      value = value && other;
    }
  return value;
}

static gulong
parse_or (Parser *parser)
{
  gulong value = parse_and (parser);

  while (!parser->failed && take (parser, "||"))
    {
      gulong other = parse_and (parser);

      value = value || other;
    }
  return value;
}

static gulong
parse_choice (Parser *parser)
{
  gulong condition, yes, no;

  if (parser->failed || ++parser->depth > MAX_DEPTH)
    return fail (parser);
  condition = parse_or (parser);
  if (!parser->failed && take (parser, "?"))
    {
      yes = parse_choice (parser);
      if (!take (parser, ":"))
        return fail (parser);
      no = parse_choice (parser);
      condition = condition ? yes : no;
    }
  parser->depth--;
  return condition;
}

/**
 * rung_plural_evaluate:
 * @expression: an expression such as "n != 1"; it may end with a semicolon
 * @n: the number
 * @form: (out): its value
 *
 * Works out which form goes with a number.
 *
 * Returns: whether @expression is one
 */
gboolean
rung_plural_evaluate (const char *expression,
                      gulong      n,
                      gulong     *form)
{
  Parser parser = { expression, n, 0, FALSE };

  *form = parse_choice (&parser);
  while (g_ascii_isspace (*parser.at) || *parser.at == ';')
    parser.at++;
  return !parser.failed && *parser.at == '\0';
}
