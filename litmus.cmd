@echo off
rem Starts Litmus with a JDK 25; builds it first when that has not been done or a source has changed.
rem LITMUS_JAVA_HOME names the JDK, LITMUS_JAVA_OPTIONS adds options of the JVM, such as -Xmx8g.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "root=%root:~0,-1%"
set "jdk="

if defined LITMUS_JAVA_HOME (
  call :try "%LITMUS_JAVA_HOME%"
  if not defined jdk (
    >&2 echo litmus: LITMUS_JAVA_HOME is %LITMUS_JAVA_HOME%; expected the folder of a JDK 25
    exit /b 3
  )
)
if not defined jdk if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined jdk for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :try "%%~dp$PATH:j.."
if not defined jdk for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*") do if not defined jdk call :try "%%~d"
if not defined jdk (
  >&2 echo litmus: needs a JDK 25, and found none
  >&2 echo litmus: get one from adoptium.net, or set LITMUS_JAVA_HOME to the folder of one
  exit /b 3
)

rem The build looks itself whether there is anything to do, and is silent when not.
"%jdk%\bin\java.exe" "%root%\tools\launcher\Build.java" "%root%" || exit /b 3
set "app="
set /p app=<"%root%\.litmus\current"

set "cache="
if exist "%root%\.litmus\%app%\litmus-vector.aot" set cache="-XX:AOTCache=%root%\.litmus\%app%\litmus-vector.aot"
echo "%JDK_JAVA_OPTIONS% %JAVA_TOOL_OPTIONS% %LITMUS_JAVA_OPTIONS%" | findstr /c:"-Xshare" /c:"Shared" /c:"AOT" >nul && set "cache="
"%jdk%\bin\java.exe" -Xlog:disable -XX:+UseSerialGC %cache% "@%root%\.litmus\%app%\arguments" --add-modules=jdk.incubator.vector %LITMUS_JAVA_OPTIONS% dev.litmus.cli.Main %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\javac.exe" exit /b 1
findstr /r /c:"^JAVA_VERSION=.25[.\-]" /c:"^JAVA_VERSION=.25.$" "%~1\release" >nul 2>nul || exit /b 1
set "jdk=%~f1"
exit /b 0
