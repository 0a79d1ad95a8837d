/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Data to stdout, words to stderr.
 *
 * 1. What could not be written is an error like any other: a full disk behind a
 *    redirection must not look like success.
 * 2. A reader that went away (`| head`) is no reason to say anything. */

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
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  fprintf (stderr, "%s\n", message);
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
