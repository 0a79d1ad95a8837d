/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* GTK 4.8 asks for the tooltips that have just changed a moment later, and complains when
 * their window has no surface any more by then: they get that moment first. */
static inline void
destroy_window (gpointer window)
{
  gint64 end = g_get_monotonic_time () + 30 * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  gtk_window_destroy (GTK_WINDOW (window));
}
