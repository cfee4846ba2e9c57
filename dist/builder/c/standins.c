/*
 * What an image really calls of the native libraries that only a GraalVM distribution carries. Whatever else it refers
 * to becomes a function that ends the process with its own name: link.sh writes those from the linker's complaint.
 */

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
