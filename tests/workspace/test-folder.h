/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A folder of a test's own, and what is in it. */
char *test_folder_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void  test_folder_remove   (const char *path);
/* Names, modes and contents of everything below, as one text: equal texts, equal folders. */
char *test_folder_describe (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
