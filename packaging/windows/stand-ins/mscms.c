/* For trying under Wine only: colour profiles, whose making stops the program there. Never shipped. */
#include <windows.h>

__declspec(dllexport) void *WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD creation) { return 0; }
__declspec(dllexport) BOOL WINAPI CloseColorProfile(void *profile) { return FALSE; }
__declspec(dllexport) BOOL WINAPI GetColorProfileFromHandle(void *profile, BYTE *data, DWORD *size) { return FALSE; }
__declspec(dllexport) void *WINAPI WcsCreateIccProfile(void *profile, DWORD options) { return 0; }
