; The installer for Windows: for one person, without an administrator, in place over an older one.
; Made by packaging/windows/build, which says: VERSION, FILES (the built program), OUT (the installer), ICON, SIGN.
Unicode true
!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include FileFunc.nsh

!define PRODUCT "ClinicGuard"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PRODUCT}"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define CLASSES "Software\Classes"
!define PACK_ENDING ".clinicpack"
!define PACK_CLASS "ClinicGuard.CasePack"
!define MARK "installed-by-clinicguard"
; the exit status of a silent run that was refused
!define IS_RUNNING 5
!define IS_TOO_OLD 6
!define NOT_PUT 7

Name "$(name)"
OutFile "${OUT}"
; a folder that nobody chooses: what is taken away again must hold nothing else
InstallDir "$LOCALAPPDATA\Programs\${PRODUCT}"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${PRODUCT} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "${PRODUCT}"
VIAddVersionKey /LANG=0 "FileDescription" "${PRODUCT} 診所守護"
VIAddVersionKey /LANG=0 "CompanyName" "${PRODUCT}"
VIAddVersionKey /LANG=0 "LegalCopyright" "${PRODUCT}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEPAGE_TEXT "$(welcome)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PRODUCT}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(start_now)"
!define MUI_FINISHPAGE_TEXT "$(finished)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(keeps)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; the language of Windows is taken; where it is none of these, the first
!insertmacro MUI_LANGUAGE "TradChinese"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
!include words.nsh

!ifdef SIGN
!uninstfinalize '${SIGN} "%1"' = 0
!endif

; a program that runs holds its own file: Windows lets nobody write to it
!macro refuse_while_running un
Function ${un}refuse_while_running
  again:
  IfFileExists "$INSTDIR\${PRODUCT}.exe" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\${PRODUCT}.exe" a
  IfErrors 0 free_opened
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(running)" /SD IDCANCEL IDRETRY again
  SetErrorLevel ${IS_RUNNING}
  Quit
  free_opened:
  FileClose $0
  free:
FunctionEnd
!macroend
!insertmacro refuse_while_running ""
!insertmacro refuse_while_running "un."

Function .onInit
  StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${PRODUCT}"
  ; Windows 10, version 1809
  ${IfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "$(too_old)" /SD IDOK
    SetErrorLevel ${IS_TOO_OLD}
    Quit
  ${EndIf}
  Call refuse_while_running
FunctionEnd

Function un.onInit
  StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${PRODUCT}"
  Call un.refuse_while_running
FunctionEnd

; in whichever language it was installed before
!macro take_shortcuts_away
  Delete "$SMPROGRAMS\診所守護.lnk"
  Delete "$SMPROGRAMS\诊所守护.lnk"
  Delete "$SMPROGRAMS\${PRODUCT}.lnk"
  Delete "$DESKTOP\診所守護.lnk"
  Delete "$DESKTOP\诊所守护.lnk"
  Delete "$DESKTOP\${PRODUCT}.lnk"
!macroend

; the shell is told that the kinds of files have changed
!macro tell_the_shell
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; The new program is unpacked beside the old one and takes its place by a rename:
; what goes wrong before that leaves the old one as it was.
Section
  RMDir /r "$INSTDIR.new"
  SetOutPath "$INSTDIR.new"
  ClearErrors
  File /r "${FILES}\*"
  FileOpen $0 "$INSTDIR.new\${MARK}" w
  FileWrite $0 "${VERSION}"
  FileClose $0
  WriteUninstaller "$INSTDIR.new\uninstall.exe"
  IfErrors not_put
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR.old"
  IfFileExists "$INSTDIR\*.*" 0 put_new
  ClearErrors
  Rename "$INSTDIR" "$INSTDIR.old"
  IfErrors not_put
  put_new:
  ClearErrors
  Rename "$INSTDIR.new" "$INSTDIR"
  IfErrors 0 put
  Rename "$INSTDIR.old" "$INSTDIR"
  not_put:
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR.new"
  MessageBox MB_OK|MB_ICONSTOP "$(not_put)" /SD IDOK
  SetErrorLevel ${NOT_PUT}
  Abort
  put:
  RMDir /r "$INSTDIR.old"
  SetOutPath "$INSTDIR"
  !insertmacro take_shortcuts_away
  CreateShortcut "$SMPROGRAMS\$(name).lnk" "$INSTDIR\${PRODUCT}.exe"
  CreateShortcut "$DESKTOP\$(name).lnk" "$INSTDIR\${PRODUCT}.exe"
  WriteRegStr HKCU "${CLASSES}\${PACK_CLASS}" "" "$(case_pack)"
  WriteRegStr HKCU "${CLASSES}\${PACK_CLASS}\DefaultIcon" "" "$INSTDIR\${PRODUCT}.exe,0"
  WriteRegStr HKCU "${CLASSES}\${PACK_CLASS}\shell\open\command" "" '"$INSTDIR\${PRODUCT}.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\${PACK_ENDING}" "" "${PACK_CLASS}"
  !insertmacro tell_the_shell
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "$(name)"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PRODUCT}.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PRODUCT}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

; The clinic's records lie elsewhere, and stay.
Section "Uninstall"
  SetOutPath "$TEMP"
  IfFileExists "$INSTDIR\${MARK}" 0 +2
  RMDir /r "$INSTDIR"
  !insertmacro take_shortcuts_away
  DeleteRegValue HKCU "${RUN_KEY}" "${PRODUCT}"
  DeleteRegKey HKCU "${CLASSES}\${PACK_CLASS}"
  ReadRegStr $0 HKCU "${CLASSES}\${PACK_ENDING}" ""
  ${If} $0 == "${PACK_CLASS}"
    DeleteRegValue HKCU "${CLASSES}\${PACK_ENDING}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\${PACK_ENDING}"
  !insertmacro tell_the_shell
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  MessageBox MB_OK|MB_ICONINFORMATION "$(kept)" /SD IDOK
SectionEnd
