/*
 * What an image really calls of the native libraries that only a GraalVM distribution carries. Whatever else it refers
 * to becomes a function that ends the process with its own name: link.sh writes those from the linker's complaint.
 */

#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Variadic functions, which an image cannot call itself, in a fixed shape. The start reads /proc/self/maps by the first. */
int openSII(const char *path, int flags, int mode) { return open(path, flags, mode); }
void *mremapP(void *old, size_t from, size_t to, int flags, void *at) { return mremap(old, from, to, flags, at); }

/* One thread, ever: heuristics of the garbage collector ask. */
int JVM_ActiveProcessorCount(void) { return 1; }
int getThreadId(void) { return (int)syscall(SYS_gettid); }

/* The image is compiled for the architecture's baseline: there is nothing to check. */
int checkCPUFeatures(const char *mask) { (void)mask; return 0; }
int checkCPUFeaturesOrExit(const char *mask, const char *message) { (void)mask; (void)message; return 0; }
void determineCPUFeatures(void *features) { (void)features; }

/* libjvm's initialisation, which in the distribution reads the machine's page sizes and processor count. */
void initialize(void) {}

/* The JDK's libraries. */
enum { JNI_VERSION_1_8 = 0x00010008 };
int JNI_OnLoad_java(void *vm, void *reserved) { (void)vm; (void)reserved; return JNI_VERSION_1_8; }
int JNI_OnLoad_net(void *vm, void *reserved) { (void)vm; (void)reserved; return JNI_VERSION_1_8; }
int JNI_OnLoad_nio(void *vm, void *reserved) { (void)vm; (void)reserved; return JNI_VERSION_1_8; }
int JNI_OnLoad_zip(void *vm, void *reserved) { (void)vm; (void)reserved; return JNI_VERSION_1_8; }
void InitializeEncoding(void *env, const char *name) { (void)env; (void)name; }

/* Field offsets, looked up when a class is initialised, for natives that are not there. */
void Java_java_io_FileDescriptor_initIDs(void) {}
void Java_java_io_FileInputStream_initIDs(void) {}
void Java_java_io_FileOutputStream_initIDs(void) {}
void Java_java_io_UnixFileSystem_initIDs(void) {}
void Java_java_lang_Shutdown_halt0(void *env, void *type, int status) { (void)env; (void)type; _exit(status); }
