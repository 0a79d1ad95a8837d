/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Data to stdout, words to stderr.
 *
 * 1. What could not be written is an error like any other: a full disk behind a
 *    redirection must not look like success.
 * 2. A reader that went away (`| head`) is no reason to say anything.
 * 3. What a person typed is shown, never obeyed: a title may come from anywhere, and
 *    a terminal takes orders. */

#include "rung-cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void
rung_cli_set_misuse (GError     **error,
                     const char  *format,
                     ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_MISUSE, message);
}

gboolean
rung_cli_is_obeyed (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/**
 * rung_cli_dup_printable:
 * @text: what may hold anything, even bytes that are no text
 * @in_one_line: whether a line end becomes a space
 *
 * Control and bidi override characters become a replacement character.
 *
 * Returns: (transfer full): what a terminal only shows
 */
char *
rung_cli_dup_printable (const char *text,
                        gboolean    in_one_line)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *printable = g_string_sized_new (strlen (valid));

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == '\n' && !in_one_line)
        g_string_append_c (printable, '\n');
      else if (character == '\n' || character == '\t')
        g_string_append_c (printable, ' ');
      else
        g_string_append_unichar (printable, rung_cli_is_obeyed (character) ? 0xfffd : character);
    }
  return g_string_free (printable, FALSE);
}

/**
 * rung_cli_say:
 * @format: of a sentence in the person's language
 *
 * Says something that is no data.
 */
void
rung_cli_say (const char *format,
              ...)
{
  g_autofree char *message = NULL;
  g_autofree char *printable = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  printable = rung_cli_dup_printable (message, FALSE);
  fprintf (stderr, "%s\n", printable);
}

gboolean
rung_cli_pipe_is_broken (const GError *error)
{
  return g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PIPE);
}

/**
 * rung_cli_write:
 * @data: bytes
 * @length: how many, or -1 when @data ends in NUL
 * @error: return location
 *
 * Writes to stdout, at once and whole.
 *
 * Returns: whether all of it was written
 */
gboolean
rung_cli_write (const char  *data,
                gssize       length,
                GError     **error)
{
  gsize left = length < 0 ? strlen (data) : (gsize) length;

  while (left > 0)
    {
      gssize written = write (STDOUT_FILENO, data, left);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                       "The output could not be written (%s).", g_strerror (errno));
          return FALSE;
        }
      data += written;
      left -= written;
    }
  return TRUE;
}

gboolean
rung_cli_print_line (const char  *line,
                     GError     **error)
{
  g_autofree char *ended = g_strconcat (line, "\n", NULL);

  return rung_cli_write (ended, -1, error);
}
