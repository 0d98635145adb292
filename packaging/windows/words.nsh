; What the installer says, in the three languages of the program.
LangString name ${LANG_TRADCHINESE} "診所守護"
LangString name ${LANG_SIMPCHINESE} "诊所守护"
LangString name ${LANG_ENGLISH} "ClinicGuard"

LangString welcome ${LANG_TRADCHINESE} "裝在目前登入的 Windows 使用者底下，不需要系統管理員。$\r$\n$\r$\n如果已經裝過舊版，會直接更新；診所的資料不在程式資料夾裡，不會動到。"
LangString welcome ${LANG_SIMPCHINESE} "安装到当前登录的 Windows 用户下，不需要管理员。$\r$\n$\r$\n如果装过旧版本，会直接更新；诊所的数据不在程序文件夹里，不会受影响。"
LangString welcome ${LANG_ENGLISH} "It is installed for the Windows user who is signed in now. No administrator is needed.$\r$\n$\r$\nAn older version is replaced. The clinic's records do not lie in the program's folder and stay as they are."

LangString finished ${LANG_TRADCHINESE} "已經裝好。桌面和開始功能表都有「診所守護」。"
LangString finished ${LANG_SIMPCHINESE} "已经装好。桌面和开始菜单里都有“诊所守护”。"
LangString finished ${LANG_ENGLISH} "It is installed. You find ClinicGuard on the desktop and in the Start menu."

LangString start_now ${LANG_TRADCHINESE} "現在開啟"
LangString start_now ${LANG_SIMPCHINESE} "现在打开"
LangString start_now ${LANG_ENGLISH} "Start it now"

LangString case_pack ${LANG_TRADCHINESE} "診所守護的案件"
LangString case_pack ${LANG_SIMPCHINESE} "诊所守护的案件"
LangString case_pack ${LANG_ENGLISH} "Case of ClinicGuard"

LangString running ${LANG_TRADCHINESE} "診所守護還開著。$\r$\n$\r$\n存好手邊的工作，關掉診所守護（工作列右下角的圖示也要結束），再按「重試」。"
LangString running ${LANG_SIMPCHINESE} "诊所守护还开着。$\r$\n$\r$\n存好手头的工作，关闭诊所守护（任务栏右下角的图标也要退出），再点“重试”。"
LangString running ${LANG_ENGLISH} "ClinicGuard is still running.$\r$\n$\r$\nSave your work, close ClinicGuard (its icon at the lower right of the taskbar too), then press Retry."

LangString too_old ${LANG_TRADCHINESE} "診所守護需要 Windows 10（1809 版）或更新的版本。"
LangString too_old ${LANG_SIMPCHINESE} "诊所守护需要 Windows 10（1809 版）或更新的版本。"
LangString too_old ${LANG_ENGLISH} "ClinicGuard needs Windows 10, version 1809, or later."

LangString not_put ${LANG_TRADCHINESE} "裝不進去：磁碟可能滿了，或防毒軟體正拿著程式的檔案。$\r$\n$\r$\n原本的程式和診所的資料都沒有動。過幾分鐘再執行一次。"
LangString not_put ${LANG_SIMPCHINESE} "装不进去：磁盘可能满了，或杀毒软件正占用程序的文件。$\r$\n$\r$\n原来的程序和诊所的数据都没有动。过几分钟再运行一次。"
LangString not_put ${LANG_ENGLISH} "It could not be installed: the disk may be full, or an antivirus program holds the files.$\r$\n$\r$\nThe program that was there and the clinic's records are as they were. Run this again in a few minutes."

LangString keeps ${LANG_TRADCHINESE} "只移除程式。診所的資料會留在原來的資料夾，之後重新安裝就能接著用。"
LangString keeps ${LANG_SIMPCHINESE} "只移除程序。诊所的数据会留在原来的文件夹，以后重新安装就能接着用。"
LangString keeps ${LANG_ENGLISH} "Only the program is removed. The clinic's records stay in their folder; install it again and they are there."

LangString kept ${LANG_TRADCHINESE} "程式已經移除。$\r$\n$\r$\n診所的資料還在這台電腦上，沒有刪除。沒有另外選過位置的話，在：$\r$\n$LOCALAPPDATA\ClinicGuard"
LangString kept ${LANG_SIMPCHINESE} "程序已经移除。$\r$\n$\r$\n诊所的数据还在这台电脑上，没有删除。如果没有另选位置，在：$\r$\n$LOCALAPPDATA\ClinicGuard"
LangString kept ${LANG_ENGLISH} "The program is removed.$\r$\n$\r$\nThe clinic's records are still on this PC; nothing of them was deleted. Unless another place was chosen, they lie in:$\r$\n$LOCALAPPDATA\ClinicGuard"
