/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Starts a program, waits until it maps a window and then until it rests; prints how
 * many milliseconds it took to map and to settle, how many of the processor it spent,
 * and how many kilobytes it holds; then ends it.
 * usage: bench-mapped PROGRAM [ARG …]   prints: MAPPED SETTLED SPENT KILOBYTES */

#include <X11/Xlib.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long
read_rss_kb (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) pid);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (line = strstr (text, "\nRss:")) == NULL)
    return 0;
  return strtol (line + 5, NULL, 10);
}

/* A real window, not a helper of one pixel. */
static gboolean
is_toplevel (Display *display,
             XEvent  *event)
{
  XWindowAttributes attributes;

  return event->type == MapNotify &&
         XGetWindowAttributes (display, event->xmap.window, &attributes) && attributes.width > 100;
}

static int
ignore_error_cb (Display     *display,
                 XErrorEvent *error)
{
  return 0;
}

static gboolean
wait_for_map (Display *display,
              gint64   until_usec)
{
  while (g_get_monotonic_time () < until_usec)
    {
      struct pollfd poller = { ConnectionNumber (display), POLLIN, 0 };

      while (XPending (display) > 0)
        {
          XEvent event;

          XNextEvent (display, &event);
          if (is_toplevel (display, &event))
            return TRUE;
        }
      poll (&poller, 1, 50);
    }
  return FALSE;
}

static double
read_cpu_ms (pid_t pid)
{
  clockid_t clock;
  struct timespec spent;

  if (clock_getcpuclockid (pid, &clock) != 0 || clock_gettime (clock, &spent) != 0)
    return 0;
  return spent.tv_sec * 1000.0 + spent.tv_nsec / 1e6;
}

/* Waits until the program has not been busy for half a second, at most ten; the moment
 * it last was is when its window had settled.  A single frame later on, for a focus
 * ring that fades in, is not being busy. */
static gint64
wait_for_rest (pid_t  pid,
               gint64 settled)
{
  double spent_ms = read_cpu_ms (pid);
  gint64 start = settled, now = settled;

  while (now - settled < G_USEC_PER_SEC / 2 && now - start < 10 * G_USEC_PER_SEC)
    {
      double before_ms = spent_ms;

      g_usleep (G_USEC_PER_SEC / 100);
      now = g_get_monotonic_time ();
      spent_ms = read_cpu_ms (pid);
      if (spent_ms - before_ms > 4)
        settled = now;
    }
  return settled;
}

int
main (int   argc,
      char *argv[])
{
  Display *display = XOpenDisplay (NULL);
  gint64 start, mapped, settled;
  gboolean seen;
  pid_t pid;
  double cpu_ms;
  long rss_kb;

  if (argc < 2 || display == NULL)
    return 2;
  XSetErrorHandler (ignore_error_cb);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);
  start = g_get_monotonic_time ();
  pid = fork ();
  if (pid == 0)
    {
      execvp (argv[1], argv + 1);
      _exit (127);
    }
  seen = wait_for_map (display, start + 30 * G_USEC_PER_SEC);
  mapped = g_get_monotonic_time ();
  settled = wait_for_rest (pid, mapped);
  cpu_ms = read_cpu_ms (pid);
  rss_kb = read_rss_kb (pid);
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  if (!seen)
    return 1;
  printf ("%.1f %.1f %.1f %ld\n", (mapped - start) / 1000.0, (settled - start) / 1000.0, cpu_ms, rss_kb);
  return 0;
}
