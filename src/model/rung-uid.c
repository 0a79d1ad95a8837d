/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of records: random, or the same on every machine for what comes from a
 * ladder. */

#include "rung-uid.h"

#include <string.h>

/* The namespace of ladder items: the UUID v5 of the application's id in the DNS
 * namespace of RFC 9562 (6ba7b810-9dad-11d1-80b4-00c04fd430c8):
 * python3 -c "import uuid; print (uuid.uuid5 (uuid.NAMESPACE_DNS, 'io.github.rungapp.Rung'))" */
static const guint8 namespace_bytes[16] = {
  0x02, 0xf2, 0xfb, 0xdf, 0x13, 0x42, 0x53, 0xd2,
  0x8e, 0xcc, 0x7e, 0xe5, 0x5a, 0x5a, 0xa8, 0xd7,
};

/**
 * rung_uid_new:
 *
 * Returns: (transfer full): a random UUID (RFC 9562, version 4), in lower case
 */
char *
rung_uid_new (void)
{
  return g_uuid_string_random ();
}

/**
 * rung_uid_new_for_item:
 * @ladder_id: the ladder's id, such as "io.github.rungapp.software"
 * @item_id: the role's or responsibility's id, such as "engineer.core-features";
 *   of the ladder itself the empty string
 *
 * Makes the uid of a ladder's record: the UUID v5 of both ids with a slash
 * between, so that two people's plans of one ladder agree.
 *
 * Returns: (transfer full): a UUID (RFC 9562, version 5), in lower case
 */
char *
rung_uid_new_for_item (const char *ladder_id,
                       const char *item_id)
{
  g_autoptr(GChecksum) sha1 = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 d[20];
  gsize length = sizeof d;

  g_checksum_update (sha1, namespace_bytes, sizeof namespace_bytes);
  g_checksum_update (sha1, (const guint8 *) ladder_id, -1);
  g_checksum_update (sha1, (const guint8 *) "/", 1);
  g_checksum_update (sha1, (const guint8 *) item_id, -1);
  g_checksum_get_digest (sha1, d, &length);
  d[6] = (d[6] & 0x0f) | 0x50;
  d[8] = (d[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7],
                          d[8], d[9], d[10], d[11], d[12], d[13], d[14], d[15]);
}

/**
 * rung_uid_is_valid:
 * @text: (nullable): some text
 *
 * Returns: whether it may stand as a uid: 1 to 100 bytes of printable ASCII
 *   without spaces, quotes and slashes, so that it can name a file
 */
gboolean
rung_uid_is_valid (const char *text)
{
  gsize length = text ? strlen (text) : 0;

  if (length == 0 || length > 100 || text[0] == '.')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("-_.:", text[i]) == NULL)
      return FALSE;
  return TRUE;
}
