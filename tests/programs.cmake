# SPDX-License-Identifier: MIT
# Test programs: speckle_add_test().
set(SPECKLE_TESTS_TOGETHER 1 CACHE STRING
  "How many test files of a folder to compile and link as one program: with more the whole takes less time, and a change longer")

# What Qt's moc makes of the SOURCES of a test, by moc itself: CMake's AUTOMOC adds two targets and an empty file to
# compile for each program, a seventh of the time that a hundred of them take. "x.cpp" finds its "x.moc"; what "x.h" needs is
# compiled with the rest.
function(speckle_moc TARGET)
  set(FOLDER ${CMAKE_CURRENT_BINARY_DIR}/${TARGET}_moc)
  set_target_properties(${TARGET} PROPERTIES AUTOMOC OFF AUTORCC OFF)
  target_include_directories(${TARGET} PRIVATE ${FOLDER})
  foreach(SOURCE ${ARGN})
    file(STRINGS ${SOURCE} MACRO REGEX "Q_OBJECT" LIMIT_COUNT 1)
    if(NOT MACRO)
      continue()
    endif()
    get_filename_component(NAME ${SOURCE} NAME_WE)
    set(RESULT ${FOLDER}/${NAME}.moc)
    if(SOURCE MATCHES "\\.h$")
      set(RESULT ${FOLDER}/moc_${NAME}.cpp)
    endif()
    add_custom_command(OUTPUT ${RESULT} COMMAND Qt6::moc -o ${RESULT} ${CMAKE_CURRENT_SOURCE_DIR}/${SOURCE}
      DEPENDS ${SOURCE} VERBATIM)
    target_sources(${TARGET} PRIVATE ${RESULT})
  endforeach()
endfunction()

add_library(speckle-test-options INTERFACE)
if(SPECKLE_SANITIZE MATCHES undefined)
  # A third of the time that a test takes to compile; the address sanitizer sees what comes of the first of them, and the
  # libraries are checked for all.
  target_compile_options(speckle-test-options INTERFACE -fno-sanitize=null,alignment,vptr,object-size,pointer-overflow)
endif()
if(SPECKLE_TESTS_TOGETHER GREATER 1 AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # A test class may have members of types of its file's own.
  target_compile_options(speckle-test-options INTERFACE -Wno-subobject-linkage)
endif()

function(speckle_add_test_program TARGET LIBRARIES)
  add_executable(${TARGET} ${ARGN})
  target_link_libraries(${TARGET} PRIVATE speckle-options speckle-test-options Qt6::Test ${LIBRARIES})
  if(SPECKLE_TESTS_TOGETHER GREATER 1)
    set_target_properties(${TARGET} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${SPECKLE_TESTS_TOGETHER})
  endif()
  foreach(SUPPORT speckle-ui-test-support speckle-test-support speckle-local-server speckle-sandbox-lib)
    if(SUPPORT IN_LIST LIBRARIES)
      speckle_precompile_as(${TARGET} ${SUPPORT})
      break()
    endif()
  endforeach()
  if(TARGET speckle-sandbox)
    add_dependencies(${TARGET} speckle-sandbox)
  endif()
endfunction()

# The program that SOURCE shares with its neighbours, in PROGRAM: the folder's last one, while there is room in it. Each
# main() gets the name of its test; the program's first argument says which of them runs.
function(speckle_join_program NAME SOURCE LIBRARIES PROGRAM)
  get_filename_component(FOLDER ${CMAKE_CURRENT_SOURCE_DIR}/${SOURCE} DIRECTORY)
  file(RELATIVE_PATH FOLDER ${PROJECT_SOURCE_DIR} ${FOLDER})
  string(MAKE_C_IDENTIFIER "${FOLDER}_${LIBRARIES}" KEY)
  get_property(NUMBER DIRECTORY PROPERTY SPECKLE_${KEY}_NUMBER)
  get_property(SIZE DIRECTORY PROPERTY SPECKLE_${KEY}_SIZE)
  if(NOT NUMBER OR SIZE GREATER_EQUAL SPECKLE_TESTS_TOGETHER)
    get_property(NUMBER DIRECTORY PROPERTY SPECKLE_PROGRAMS)
    math(EXPR NUMBER "${NUMBER} + 1")
    set(SIZE 0)
    set_property(DIRECTORY PROPERTY SPECKLE_PROGRAMS ${NUMBER})
    set_property(DIRECTORY PROPERTY SPECKLE_${KEY}_NUMBER ${NUMBER})
  endif()
  get_filename_component(ROOM ${CMAKE_CURRENT_SOURCE_DIR} NAME)
  set(TARGET tests_${ROOM}_${NUMBER})
  if(SIZE EQUAL 0)
    set(TOGETHER ${CMAKE_CURRENT_BINARY_DIR}/${TARGET}.cpp)
    set(MAINS $<TARGET_PROPERTY:${TARGET},SPECKLE_MAINS>)
    set(TABLE $<TARGET_PROPERTY:${TARGET},SPECKLE_TABLE>)
    file(GENERATE OUTPUT ${TOGETHER} CONTENT
"$<JOIN:${MAINS},\n>
#include <cstdio>
#include <cstring>
int main(int argc, char **argv)
{
    constexpr struct { const char *name$<SEMICOLON> int (*run)(int, char **)$<SEMICOLON> } tests[] = {
$<JOIN:${TABLE},\n>
    }$<SEMICOLON>
    for (const auto &test : tests) {
        if (argc > 1 && std::strcmp(argv[1], test.name) == 0)
            return test.run(argc - 1, argv + 1)$<SEMICOLON>
    }
    for (const auto &test : tests)
        std::puts(test.name)$<SEMICOLON>
    return 2$<SEMICOLON>
}
")
    speckle_add_test_program(${TARGET} "${LIBRARIES}" ${TOGETHER})
  endif()
  math(EXPR SIZE "${SIZE} + 1")
  set_property(DIRECTORY PROPERTY SPECKLE_${KEY}_SIZE ${SIZE})
  speckle_moc(${TARGET} ${SOURCE})
  set_property(TARGET ${TARGET} APPEND PROPERTY SPECKLE_MAINS
    "#define main ${NAME}\n#include \"${CMAKE_CURRENT_SOURCE_DIR}/${SOURCE}\"\n#undef main")
  set_property(TARGET ${TARGET} APPEND PROPERTY SPECKLE_TABLE "        {\"${NAME}\", ${NAME}},")
  set(${PROGRAM} ${TARGET} PARENT_SCOPE)
endfunction()

# speckle_add_test(NAME tst_x SOURCES a.cpp … LIBRARIES … [ALONE] [WINDOW] [TIMEOUT s])
# One Qt Test program, of the target tst_x; one of a single file shares its program where SPECKLE_TESTS_TOGETHER says so,
# unless it is to be ALONE, because something else is set for that target. It runs with the offscreen platform; with
# WINDOW it runs once more in a real window, under Xvfb with a window manager, without which there is no activation
# (tests/in-window.sh).
function(speckle_add_test)
  cmake_parse_arguments(T "ALONE;WINDOW" "NAME;TIMEOUT" "SOURCES;LIBRARIES" ${ARGN})
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 120)
  endif()
  list(LENGTH T_SOURCES COUNT)
  if(SPECKLE_TESTS_TOGETHER GREATER 1 AND COUNT EQUAL 1 AND NOT T_ALONE)
    speckle_join_program(${T_NAME} ${T_SOURCES} "${T_LIBRARIES}" PROGRAM)
    set(ARGUMENTS ${T_NAME})
  else()
    set(PROGRAM ${T_NAME})
    set(ARGUMENTS)
    speckle_add_test_program(${T_NAME} "${T_LIBRARIES}" ${T_SOURCES})
    speckle_moc(${T_NAME} ${T_SOURCES})
  endif()
  add_test(NAME ${T_NAME} COMMAND ${PROGRAM} ${ARGUMENTS})
  set_tests_properties(${T_NAME} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
  set(TESTS ${T_NAME})
  if(T_WINDOW)
    add_test(NAME ${T_NAME}_window
      COMMAND ${PROJECT_SOURCE_DIR}/tests/in-window.sh $<TARGET_FILE:${PROGRAM}> ${ARGUMENTS})
    # Two xvfb-run that begin together can take the same display for free. 77: there is no Xvfb or no window manager.
    # Leaks are looked for in the offscreen run: here libdbus and X keep what nobody of ours has asked for.
    set_tests_properties(${T_NAME}_window PROPERTIES
      ENVIRONMENT "QT_QPA_PLATFORM=xcb;ASAN_OPTIONS=detect_leaks=0" RESOURCE_LOCK xvfb SKIP_RETURN_CODE 77)
    list(APPEND TESTS ${T_NAME}_window)
  endif()
  set_tests_properties(${TESTS} PROPERTIES TIMEOUT ${T_TIMEOUT})
  if(TARGET speckle-sandbox)
    foreach(TEST ${TESTS})
      set_property(TEST ${TEST} APPEND PROPERTY ENVIRONMENT "SPECKLE_SANDBOX=$<TARGET_FILE:speckle-sandbox>")
    endforeach()
  endif()
endfunction()
