/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a plan may not be, as a value: a code, a form of words and its arguments.
 *
 * The message is the form filled in, in plain English, for logs and for other programs;
 * rung_phrase_error() fills in the translated form, with the arguments in the words of
 * that language too. */

#include "rung-plan-error.h"

#include <string.h>

#include "rung-phrases.h"

static void
rung_plan_error_private_init (RungPlanErrorPrivate *priv)
{
  priv->kind = RUNG_N_KINDS;
}

static void
rung_plan_error_private_copy (const RungPlanErrorPrivate *from,
                              RungPlanErrorPrivate       *to)
{
  *to = *from;
  to->arguments = g_strdupv (from->arguments);
  to->title = g_strdup (from->title);
}

static void
rung_plan_error_private_clear (RungPlanErrorPrivate *priv)
{
  g_strfreev (priv->arguments);
  g_free (priv->title);
}

G_DEFINE_EXTENDED_ERROR (RungPlanError, rung_plan_error)

/**
 * rung_plan_error_get_parts:
 * @error: an error of the domain %RUNG_PLAN_ERROR
 *
 * Returns: (transfer none): what it was made of; without a form for one that was made by
 *   other means than rung_plan_refuse()
 */
const RungPlanErrorPrivate *
rung_plan_error_get_parts (const GError *error)
{
  return rung_plan_error_get_private (error);
}

/* The position an argument's place names, moving @at past it; -1 where there is none. */
static int
take_place (const char **at,
            guint       *n_seen)
{
  const char *text = *at;

  if (text[0] == '%' && text[1] == 's')
    {
      *at += strlen ("%s");
      return (*n_seen)++;
    }
  if (text[0] == '%' && text[1] >= '1' && text[1] <= '9' && text[2] == '$' && text[3] == 's')
    {
      *at += strlen ("%1$s");
      return text[1] - '1';
    }
  return -1;
}

/**
 * rung_plan_error_fill_in:
 * @form: text with "%s" or "%2$s" for arguments; any other % is itself
 * @arguments: (array zero-terminated=1): the arguments; a missing one is empty
 *
 * Fills in what a translator may have ordered otherwise.  It is no printf(): a form that
 * is wrong cannot do harm.
 *
 * Returns: (transfer full): the text
 */
char *
rung_plan_error_fill_in (const char        *form,
                         const char *const *arguments)
{
  GString *sentence = g_string_new (NULL);
  guint n_arguments = g_strv_length ((GStrv) arguments);
  guint n_seen = 0;

  while (*form != '\0')
    {
      int which = take_place (&form, &n_seen);

      if (which < 0)
        g_string_append_c (sentence, *form++);
      else if ((guint) which < n_arguments)
        g_string_append (sentence, arguments[which]);
    }
  return g_string_free (sentence, FALSE);
}

static GStrv
copy_arguments (const char *types,
                va_list     args)
{
  guint n_arguments = strlen (types);
  GStrv arguments = g_new0 (char *, n_arguments + 1);

  for (guint i = 0; i < n_arguments; i++)
    {
      const char *argument = va_arg (args, const char *);

      arguments[i] = g_strdup (argument != NULL ? argument : "");
    }
  return arguments;
}

/* "goal “Write the runbook” (uid): it ends before it starts", or "stay uid: ..." */
static char *
make_message (const RungRecord *about,
              const char       *form,
              GStrv             arguments)
{
  g_autofree char *what = rung_plan_error_fill_in (form, (const char *const *) arguments);
  const char *title, *kind, *uid;

  if (about == NULL)
    return g_steal_pointer (&what);
  title = rung_record_title ((RungRecord *) about, NULL);
  kind = rung_kind_get_info (rung_record_get_kind (about))->name;
  uid = rung_record_get_uid (about);
  if (title[0] != '\0')
    return g_strdup_printf ("%s “%s” (%s): %s", kind, title, uid, what);
  return g_strdup_printf ("%s %s: %s", kind, uid, what);
}

/**
 * rung_plan_refuse:
 * @error: (nullable): return location
 * @code: of the rule
 * @about: (nullable): the record that breaks it, named in front
 * @form: static, with "%s" for each argument, marked by NC_ ("plan error", ...)
 * @types: static, a letter for each argument as in #RungPlanErrorPrivate
 * @...: the arguments, a text each; %NULL is the empty one
 *
 * Sets an error that can be said in any language.
 *
 * Returns: %FALSE, so that a check can end with it
 */
gboolean
rung_plan_refuse (GError           **error,
                  RungPlanError      code,
                  const RungRecord  *about,
                  const char        *form,
                  const char        *types,
                  ...)
{
  g_auto(GStrv) arguments = NULL;
  g_autofree char *message = NULL;
  RungPlanErrorPrivate *priv;
  va_list args;

  if (error == NULL)
    return FALSE;
  va_start (args, types);
  arguments = copy_arguments (types, args);
  va_end (args);
  message = make_message (about, form, arguments);
  g_set_error_literal (error, RUNG_PLAN_ERROR, code, message);

  priv = rung_plan_error_get_private (*error);
  priv->form = form;
  priv->types = types;
  priv->arguments = g_steal_pointer (&arguments);
  if (about != NULL)
    {
      priv->kind = rung_record_get_kind (about);
      priv->title = g_strdup (rung_record_title ((RungRecord *) about, NULL));
    }
  return FALSE;
}
