/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The print lab (tests/lib/print) as a fixture: a private spooler with simulated printers.
 * For tests of printing and of the windows that print. */
#include "config.h"

#include "tests/lib/print-lab.h"

#include <gio/gio.h>
#include <string.h>

struct _LoketPrintLab {
  GSubprocess *server; /* ends the lab when its standard input closes */
  char *path;
};

static const char *const lab_variables[] = {
    "LAB",
    "CUPS_SERVER",
    "CUPS_SERVERROOT",
    "DBUS_SYSTEM_BUS_ADDRESS",
};

static void
export_lab (LoketPrintLab *lab)
{
  g_autofree char *socket = g_build_filename (lab->path, "run", "cups.sock", NULL);
  g_autofree char *settings = g_build_filename (lab->path, "etc", NULL);
  g_autofree char *bus = g_strdup_printf ("unix:path=%s/run/bus.sock", lab->path);

  g_setenv ("LAB", lab->path, TRUE);
  g_setenv ("CUPS_SERVER", socket, TRUE);
  g_setenv ("CUPS_SERVERROOT", settings, TRUE);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", bus, TRUE);
}

/* The one line that the server says once its queues stand; on failure its standard error tells why.
 */
static char *
read_ready_line (GSubprocess *server, GError **error)
{
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, error);

  if (line != NULL && g_str_has_prefix (line, "ready "))
    return g_strdup (line + strlen ("ready "));
  if (error != NULL && *error == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the print lab did not start");
  return NULL;
}

/**
 * loket_print_lab_start:
 * @error: return location
 *
 * Starts a lab of its own with the queues "card", "ticket", "office" and "escpos" and sets
 * CUPS_SERVER and its companions for this process, so call it before the first CUPS call and before
 * the first thread. It takes about half a second and blocks. The lab ends with this process,
 * however that ends.
 *
 * Returns: (transfer full) (nullable): the lab; %NULL with @error (G_IO_ERROR, G_SPAWN_ERROR) when
 * it cannot start
 */
LoketPrintLab *
loket_print_lab_start (GError **error)
{
  /* A session of its own: a runner that kills the test's process group leaves it alive to clean up.
   */
  g_autoptr (GSubprocess) server =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                        error,
                        "setsid",
                        LOKET_TEST_LIB_DIR "/print/print-lab.sh",
                        "serve",
                        NULL);
  g_autofree char *path = NULL;
  LoketPrintLab *lab = NULL;

  if (server == NULL)
    return NULL;
  path = read_ready_line (server, error);
  if (path == NULL)
    return NULL;
  lab = g_new0 (LoketPrintLab, 1);
  lab->server = g_steal_pointer (&server);
  lab->path = g_steal_pointer (&path);
  export_lab (lab);
  return lab;
}

/**
 * loket_print_lab_stop:
 * @lab: (transfer full): a lab
 *
 * Ends the lab, waits until its folder is gone and takes back the environment.
 */
void
loket_print_lab_stop (LoketPrintLab *lab)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (lab->server), NULL, NULL);
  if (!g_subprocess_wait (lab->server, NULL, &error))
    g_test_message ("print lab: %s", error->message);
  for (guint i = 0; i < G_N_ELEMENTS (lab_variables); i++)
    g_unsetenv (lab_variables[i]);
  g_object_unref (lab->server);
  g_free (lab->path);
  g_free (lab);
}

/**
 * loket_print_lab_control:
 * @lab: a lab
 * @command: a command of print-lab.sh, such as "block"
 * @...: its arguments, such as "ticket", "media-empty", then %NULL
 *
 * Changes how the spooler or a printer behaves and waits until that holds. Fails the test when it
 * cannot.
 */
void
loket_print_lab_control (LoketPrintLab *lab, const char *command, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) control = NULL;
  g_autoptr (GError) error = NULL;
  const char *argument = NULL;
  va_list arguments;

  g_ptr_array_add (argv, (gpointer) (LOKET_TEST_LIB_DIR "/print/print-lab.sh"));
  g_ptr_array_add (argv, (gpointer) command);
  g_ptr_array_add (argv, lab->path);
  va_start (arguments, command);
  while ((argument = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) argument);
  va_end (arguments);
  g_ptr_array_add (argv, NULL);

  control = g_subprocess_newv ((const char *const *) argv->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (control, NULL, &error);
  g_assert_no_error (error);
}

/**
 * loket_print_lab_printed_count:
 * @lab: a lab
 * @queue: the name of a queue
 *
 * Returns: how many documents the printer behind @queue has put out, by its own record and not by
 * the spooler's
 */
guint
loket_print_lab_printed_count (LoketPrintLab *lab, const char *queue)
{
  g_autofree char *log = g_build_filename (lab->path, "printers", queue, "printed.log", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  g_file_get_contents (log, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    count += g_str_has_prefix (lines[i], "printed ");
  return count;
}

/**
 * loket_print_lab_printed_path:
 * @lab: a lab
 * @queue: the name of a queue
 * @number: 1 for the first document
 *
 * Finds what the printer got: a PDF or PWG raster, from "escpos" the bytes as .bin.
 * tests/lib/print/pwg2png and escpos2png turn the latter two into pictures.
 *
 * Returns: (transfer full) (nullable): the path, %NULL when no such document has been printed
 */
char *
loket_print_lab_printed_path (LoketPrintLab *lab, const char *queue, guint number)
{
  g_autofree char *folder = g_build_filename (lab->path, "printers", queue, "printed", NULL);
  g_autofree char *prefix = g_strdup_printf ("%05u.", number);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

/**
 * loket_print_lab_path:
 * @lab: a lab
 *
 * Returns: (transfer none): the lab's folder
 */
const char *
loket_print_lab_path (LoketPrintLab *lab)
{
  return lab->path;
}
