#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "Json.h"

using avatarbridge::Json;

TEST_CASE("JSON of plain values") {
    CHECK(Json().text() == "null");
    CHECK(Json(true).text() == "true");
    CHECK(Json(std::int64_t{9007199254740991}).text() == "9007199254740991");
    CHECK(Json(0.1).text() == "0.1");
    CHECK(Json(0.1f).text() == "0.1");
    CHECK(Json(1e300).text() == "1e+300");
    CHECK(Json(std::numeric_limits<double>::quiet_NaN()).text() == "null");
    CHECK(Json("a\"b\\c\n花").text() == "\"a\\u0022b\\u005cc\\u000a花\"");
}

TEST_CASE("JSON of what holds other values") {
    CHECK(Json(std::vector<float>{}).text() == "[]");
    CHECK(Json(std::vector<std::vector<int>>{{1}, {2, 3}}).text() == "[[1], [2, 3]]");
    Json map = Json::object({{"name", "hana"}, {"empty", Json::array()}});
    map.set("count", 2);
    CHECK(map.text() == R"({"name": "hana", "empty": [], "count": 2})");
}
