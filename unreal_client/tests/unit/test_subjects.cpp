#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "AvatarBridge/Rig/Attendance.h"
#include "AvatarBridge/Rig/Introduction.h"

namespace {

using avatarbridge::Attendance;
using avatarbridge::Description;
using avatarbridge::DescriptionPtr;
using avatarbridge::Introduction;
using Names = std::vector<std::string>;

constexpr std::int64_t kSecond = 1'000'000;

std::shared_ptr<Description> described() {
    auto description = std::make_shared<Description>();
    description->sessionId = "one";
    description->rig.shapeNames = {"jawOpen"};
    description->rig.boneNames = {"hips", "spine"};
    description->rig.boneParents = {-1, 0};
    description->rig.restPositions = {0, 0.9f, 0, 0, 0.1f, 0};
    return description;
}

TEST_CASE("whoever is on stage arrives once") {
    Attendance attendance;
    attendance.look({"hana", "ren"}, true, 0);
    CHECK(attendance.arrived() == Names{"hana", "ren"});
    attendance.look({"ren", "hana", "yui"}, true, kSecond);
    CHECK(attendance.arrived() == Names{"yui"});
    CHECK(attendance.left().empty());
    CHECK(attendance.count() == 3);
}

TEST_CASE("whoever is missed for longer than the grace has left, and may come again") {
    Attendance attendance;
    attendance.look({"hana", "ren"}, true, 0);
    attendance.look({"ren"}, true, Attendance::kGraceMicros);
    CHECK(attendance.left().empty());
    attendance.look({"ren"}, true, Attendance::kGraceMicros + 1);
    CHECK(attendance.left() == Names{"hana"});
    CHECK(attendance.count() == 1);
    attendance.look({"hana"}, true, Attendance::kGraceMicros + kSecond);
    CHECK(attendance.arrived() == Names{"hana"});
}

TEST_CASE("nobody leaves while the sidecar is away, nor at once when it is back") {
    Attendance attendance;
    attendance.look({"hana"}, true, 0);
    attendance.look({}, false, 60 * kSecond);
    CHECK(attendance.left().empty());
    attendance.look({}, true, 61 * kSecond);
    CHECK(attendance.left().empty());
    attendance.look({}, true, 61 * kSecond + Attendance::kGraceMicros);
    CHECK(attendance.left() == Names{"hana"});
}

TEST_CASE("a subject is introduced at first and not with every description") {
    Introduction introduction;
    CHECK_FALSE(introduction.isDue(nullptr));
    auto description = described();
    CHECK(introduction.isDue(description));
    CHECK_FALSE(introduction.isDue(description));
    auto again = described();
    again->seq = 77;
    again->leadMicros = 5;
    CHECK_FALSE(introduction.isDue(again));
}

TEST_CASE("another session, rig or body is introduced anew") {
    Introduction introduction;
    CHECK(introduction.isDue(described()));
    auto restarted = described();
    restarted->sessionId = "two";
    CHECK(introduction.isDue(restarted));
    auto faceless = described();
    faceless->sessionId = "two";
    faceless->rig.shapeNames.clear();
    CHECK(introduction.isDue(faceless));
    auto taller = described();
    taller->sessionId = "two";
    taller->rig.restPositions[1] = 1.2f;
    CHECK(introduction.isDue(taller));
    introduction.forget();
    CHECK(introduction.isDue(taller));
}

}  // namespace
