/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-workspace.h"

G_BEGIN_DECLS

typedef struct _RungCli RungCli;

typedef enum
{
  RUNG_CLI_TEXT,
  RUNG_CLI_JSON,
  RUNG_CLI_CSV,
} RungCliFormat;

/* What a command can be told; each option means the same wherever it is taken. */
typedef struct
{
  const char *name;    /* without -- */
  char        letter;  /* 0: none */
  const char *value;   /* what stands for its value in the help; NULL: a switch */
  const char *summary; /* marked for translation */
} RungCliOption;

/* FALSE and an error when it could not be done. */
typedef gboolean (*RungCliFunc) (RungCli  *cli,
                                 GError  **error);

typedef struct
{
  const char  *name;    /* "goal add" */
  const char  *usage;   /* what follows the name */
  const char  *summary; /* marked for translation */
  RungCliFunc  func;
  guint        n_least; /* operands */
  guint        n_most;
  const char  *options; /* names, a space between; "" for none */
} RungCliCommand;

/* One run of the program. */
struct _RungCli
{
  RungWords            *words;
  const char           *language; /* picks localized texts, and names the one that edits write */
  RungCliFormat         format;
  guint32               today;
  gint64                now_usec;
  const RungCliCommand *command;
  GPtrArray            *operands; /* of char *, borrowed from argv */
  GHashTable           *options;  /* name -> value, borrowed */
};

/* --- Errors and output (rung-cli-output.c) --- */

/* A misuse: the sentence is translated already; exit status 2. */
void     rung_cli_set_misuse  (GError     **error,
                               const char  *format,
                               ...) G_GNUC_PRINTF (2, 3);
void     rung_cli_say         (const char  *format,
                               ...) G_GNUC_PRINTF (1, 2); /* a line on stderr */
/* Whether a terminal obeys a character rather than showing it: JSON escapes these, other
 * output has a replacement for them. */
gboolean rung_cli_is_obeyed  (gunichar     character);
char    *rung_cli_dup_printable (const char *text,
                                 gboolean    in_one_line) G_GNUC_WARN_UNUSED_RESULT;
gboolean rung_cli_write       (const char  *data,
                               gssize       length,
                               GError     **error);
gboolean rung_cli_print_line  (const char  *line,
                               GError     **error);
gboolean rung_cli_pipe_is_broken (const GError *error);

/* --- Options and operands (rung-cli-options.c) --- */
const RungCliOption *rung_cli_list_options (guint *n_options);
const RungCliOption *rung_cli_find_option  (const char *name);
gboolean     rung_cli_takes_option   (const RungCliCommand *command,
                                      const char           *name);
gboolean     rung_cli_parse          (RungCli   *cli,
                                      int        argc,
                                      char     **argv,
                                      GError   **error);
const char  *rung_cli_operand        (RungCli     *cli,
                                      guint        position); /* nullable */
const char  *rung_cli_option         (RungCli     *cli,
                                      const char  *name);     /* nullable */
gboolean     rung_cli_has            (RungCli     *cli,
                                      const char  *name);
const char  *rung_cli_require_option (RungCli     *cli,
                                      const char  *name,
                                      GError     **error);
/* An option that is a day; 0 when it is not given. */
gboolean     rung_cli_day_option     (RungCli     *cli,
                                      const char  *name,
                                      guint32     *day,
                                      GError     **error);
/* The same for a day there is: it stays when the option is not given, and an empty text
 * unsets it. */
gboolean     rung_cli_change_day     (RungCli     *cli,
                                      const char  *name,
                                      guint32     *day,
                                      GError     **error);
/* An option that is one of an enumeration's names; @fallback when it is not given. */
gboolean     rung_cli_enum_option    (RungCli     *cli,
                                      const char  *name,
                                      RungKind     kind,
                                      guint        field,
                                      int         *value,
                                      GError     **error);
gboolean     rung_cli_integer_option (RungCli     *cli,
                                      const char  *name,
                                      int          least,
                                      int          most,
                                      int         *value,
                                      GError     **error);
gboolean     rung_cli_parse_integer  (RungCli     *cli,
                                      const char  *text,
                                      int          least,
                                      int          most,
                                      int         *value,
                                      GError     **error);
gboolean     rung_cli_parse_day      (RungCli     *cli,
                                      const char  *text,
                                      guint32     *day,
                                      GError     **error);

/* --- Help (rung-cli-help.c) --- */
const RungCliCommand *rung_cli_list_commands (guint *n_commands); /* main.c */
gboolean     rung_cli_print_help     (RungCli     *cli,
                                      const char  *name, /* nullable: all; a command or its first word */
                                      GError     **error);

/* --- Plans (rung-cli-plan.c) --- */

/* The plan of the first operand, for looking: not a byte of it changes. */
RungPlan    *rung_cli_read_plan      (RungCli     *cli,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;
char        *rung_cli_find_plan      (RungCli     *cli,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same, for changing it. */
RungStore   *rung_cli_open_plan      (RungCli     *cli,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* Commits and takes @edit (nullable: @error is set already). */
gboolean     rung_cli_commit         (RungStore      *store,
                                      RungChangeset  *edit,
                                      GError        **error);
/* The same, and prints the uid of what it created. */
gboolean     rung_cli_commit_created (RungStore      *store,
                                      RungChangeset  *edit,
                                      GError        **error);
/* A record the operand at @position names; borrowed. */
RungRecord  *rung_cli_find_operand   (RungCli     *cli,
                                      RungPlan    *plan,
                                      RungKind     kind,
                                      guint        position,
                                      GError     **error);

/* --- Values (rung-cli-value.c) --- */
gboolean     rung_cli_find_field     (RungCli     *cli,
                                      RungKind     kind,
                                      const char  *name,
                                      guint       *field,
                                      GError     **error);
/* The edit that sets a field from what was typed. */
RungChangeset *rung_cli_edit_field   (RungCli     *cli,
                                      RungPlan    *plan,
                                      RungRecord  *record,
                                      const char  *field_name,
                                      const char  *text,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for one item of a list, at a place counted from 1. */
RungChangeset *rung_cli_edit_item    (RungCli     *cli,
                                      RungPlan    *plan,
                                      RungRecord  *record,
                                      const char  *field_name,
                                      int          place,
                                      const char  *text,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- Commands --- */
#define RUNG_CLI_COMMAND(name) gboolean rung_cli_##name (RungCli *cli, GError **error)
RUNG_CLI_COMMAND (backup);
RUNG_CLI_COMMAND (check);
RUNG_CLI_COMMAND (checkin);
RUNG_CLI_COMMAND (checkin_list);
RUNG_CLI_COMMAND (checkin_remove);
RUNG_CLI_COMMAND (checkin_set);
RUNG_CLI_COMMAND (delete);
RUNG_CLI_COMMAND (evidence);
RUNG_CLI_COMMAND (evidence_link);
RUNG_CLI_COMMAND (evidence_list);
RUNG_CLI_COMMAND (evidence_remove);
RUNG_CLI_COMMAND (evidence_save);
RUNG_CLI_COMMAND (evidence_set);
RUNG_CLI_COMMAND (evidence_unlink);
RUNG_CLI_COMMAND (due);
RUNG_CLI_COMMAND (export);
RUNG_CLI_COMMAND (gap_add);
RUNG_CLI_COMMAND (goal_add);
RUNG_CLI_COMMAND (goal_back);
RUNG_CLI_COMMAND (goal_delete);
RUNG_CLI_COMMAND (goal_done);
RUNG_CLI_COMMAND (goal_drop);
RUNG_CLI_COMMAND (goal_link);
RUNG_CLI_COMMAND (goal_move);
RUNG_CLI_COMMAND (goal_order);
RUNG_CLI_COMMAND (goal_pause);
RUNG_CLI_COMMAND (goal_quick);
RUNG_CLI_COMMAND (goal_reopen);
RUNG_CLI_COMMAND (goal_set);
RUNG_CLI_COMMAND (goal_start);
RUNG_CLI_COMMAND (goal_unlink);
RUNG_CLI_COMMAND (goals);
RUNG_CLI_COMMAND (help);
RUNG_CLI_COMMAND (hints);
RUNG_CLI_COMMAND (history);
RUNG_CLI_COMMAND (import);
RUNG_CLI_COMMAND (ladder);
RUNG_CLI_COMMAND (ladders);
RUNG_CLI_COMMAND (new);
RUNG_CLI_COMMAND (new_role);
RUNG_CLI_COMMAND (pause_add);
RUNG_CLI_COMMAND (pause_list);
RUNG_CLI_COMMAND (pause_remove);
RUNG_CLI_COMMAND (pause_set);
RUNG_CLI_COMMAND (plans);
RUNG_CLI_COMMAND (rate);
RUNG_CLI_COMMAND (redo);
RUNG_CLI_COMMAND (remind);
RUNG_CLI_COMMAND (rename);
RUNG_CLI_COMMAND (report);
RUNG_CLI_COMMAND (responsibilities);
RUNG_CLI_COMMAND (responsibility_add);
RUNG_CLI_COMMAND (responsibility_edit);
RUNG_CLI_COMMAND (responsibility_hide);
RUNG_CLI_COMMAND (responsibility_move);
RUNG_CLI_COMMAND (restore);
RUNG_CLI_COMMAND (role_add);
RUNG_CLI_COMMAND (role_edit);
RUNG_CLI_COMMAND (role_hide);
RUNG_CLI_COMMAND (role_move);
RUNG_CLI_COMMAND (sample);
RUNG_CLI_COMMAND (search);
RUNG_CLI_COMMAND (set);
RUNG_CLI_COMMAND (show);
RUNG_CLI_COMMAND (side_move);
RUNG_CLI_COMMAND (stay_add);
RUNG_CLI_COMMAND (stay_list);
RUNG_CLI_COMMAND (stay_remove);
RUNG_CLI_COMMAND (stay_set);
RUNG_CLI_COMMAND (stay_stretch);
RUNG_CLI_COMMAND (step_add);
RUNG_CLI_COMMAND (step_done);
RUNG_CLI_COMMAND (step_move);
RUNG_CLI_COMMAND (step_remove);
RUNG_CLI_COMMAND (step_set);
RUNG_CLI_COMMAND (step_undone);
RUNG_CLI_COMMAND (timeline);
RUNG_CLI_COMMAND (undo);
RUNG_CLI_COMMAND (win);
#undef RUNG_CLI_COMMAND

G_END_DECLS
