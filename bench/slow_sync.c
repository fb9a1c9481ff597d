/* Stands before fsync and fdatasync (LD_PRELOAD): notes each call as a byte in the file SYNC_LOG and makes it take
   SYNC_DELAY_US microseconds longer, as on a slower disk. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static int note = -1;
static long delay_us;

__attribute__((constructor)) static void begin(void) {
    const char *log = getenv("SYNC_LOG"), *delay = getenv("SYNC_DELAY_US");
    if (log) note = open(log, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0644);
    if (delay) delay_us = atol(delay);
}

static int slowly(const char *name, int file) {
    int (*sync)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    int answer = sync(file);
    struct timespec wait = {delay_us / 1000000, delay_us % 1000000 * 1000};
    if (delay_us) nanosleep(&wait, 0);
    if (note >= 0 && write(note, ".", 1) < 0) abort();
    return answer;
}

int fsync(int file) { return slowly("fsync", file); }
int fdatasync(int file) { return slowly("fdatasync", file); }
