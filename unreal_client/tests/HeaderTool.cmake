# Stands in for the engine's header tool: writes X.generated.h for each X.h that includes it, with
# GENERATED_BODY as its class needs it; of structs and enums there is nothing to say.
#
#   cmake -D "HEADERS=a/X.h;b/Y.h" -D FOLDER=generated -P HeaderTool.cmake
function(run_header_tool folder)
    foreach(header ${ARGN})
        get_filename_component(name ${header} NAME_WE)
        file(STRINGS ${header} included REGEX "^#include \"${name}\\.generated\\.h\"")
        file(STRINGS ${header} class REGEX "^class [^;]*: public ")
        if(NOT included)
            continue()
        endif()
        set(body "")
        if(class MATCHES "([A-Za-z]+) : public ([A-Za-z]+)")
            set(body "UE_STUB_CLASS(${CMAKE_MATCH_1}, ${CMAKE_MATCH_2})")
        endif()
        file(CONFIGURE OUTPUT ${folder}/${name}.generated.h
            CONTENT "#undef GENERATED_BODY\n#define GENERATED_BODY() ${body}\n")
    endforeach()
endfunction()

if(CMAKE_SCRIPT_MODE_FILE)
    run_header_tool(${FOLDER} ${HEADERS})
endif()
