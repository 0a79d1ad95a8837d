/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RUNG_FORMAT_ERROR (rung_format_error_quark ())
typedef enum
{
  RUNG_FORMAT_ERROR_SYNTAX,   /* not JSON; the message says line and column */
  RUNG_FORMAT_ERROR_SIZE,     /* over 64 MiB or deeper than 64 */
  RUNG_FORMAT_ERROR_ENCODING, /* not UTF-8 */
  RUNG_FORMAT_ERROR_FORMAT,   /* not a plan, not a ladder, or not the one asked for */
  RUNG_FORMAT_ERROR_NEWER,    /* a newer version of the format */
  RUNG_FORMAT_ERROR_VALUE,    /* a member has the wrong type or a bad value; the message says where (JSON pointer) */
  RUNG_FORMAT_ERROR_INVALID,  /* well-formed, but breaks a rule of plans */
} RungFormatError;
GQuark rung_format_error_quark (void);

/* What Rung reads at most.  All but the first two keep the memory and time of
 * what comes after the guard (json-glib's nodes, hash tables without a key)
 * within bounds for hostile files; no plan comes near. */
#define RUNG_JSON_MAX_BYTES    (64 * 1024 * 1024)
#define RUNG_JSON_MAX_DEPTH    64
#define RUNG_JSON_MAX_VALUES   (4 * 1024 * 1024)
#define RUNG_JSON_MAX_BRACKETS (1024 * 1024) /* objects and arrays */
#define RUNG_JSON_MAX_MEMBERS  128           /* of one object */
#define RUNG_JSON_MAX_NUMBER   1000          /* characters of one number */

gboolean rung_json_guard_check (const char *data, gsize length, const char *name, GError **error);

G_END_DECLS
