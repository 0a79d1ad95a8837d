/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libFuzzer: whatever the bytes, the readers refuse with a message or give a
 * snapshot that is written and read again without a difference. */

#include <stdint.h>

#include "rung-ladder-json.h"
#include "rung-plan-json.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

typedef RungSnapshot *(*Read)  (GBytes *bytes, const char *name, GError **error);
typedef GBytes       *(*Write) (RungSnapshot *snapshot);

static void
check_error (const GError *error)
{
  g_assert_true (error->domain == RUNG_FORMAT_ERROR);
  g_assert_true (g_str_has_prefix (error->message, "fuzz"));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  /* The guard lets nothing through that json-glib refuses. */
  g_assert_false (g_str_has_prefix (error->message, "fuzz cannot be read"));
}

static void
check_format (GBytes *bytes,
              Read    read,
              Write   write)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) snapshot = read (bytes, "fuzz", &error);
  g_autoptr(RungSnapshot) again = NULL;
  g_autoptr(GBytes) written = NULL;
  g_autoptr(GBytes) written_again = NULL;

  g_assert_true ((snapshot == NULL) == (error != NULL));
  if (snapshot == NULL)
    {
      check_error (error);
      return;
    }
  written = write (snapshot);
  again = read (written, "fuzz", &error);
  g_assert_no_error (error);
  g_assert_true (rung_snapshot_equal (snapshot, again));
  written_again = write (again);
  g_assert_true (g_bytes_equal (written, written_again));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  RungJsonKind kind;

  if (!rung_json_sniff (bytes, "fuzz", &kind, &error))
    check_error (error);
  check_format (bytes, rung_plan_json_read, rung_plan_json_write);
  check_format (bytes, rung_ladder_json_read, rung_ladder_json_write);
  return 0;
}
