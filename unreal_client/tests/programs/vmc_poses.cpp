// Plays messages of VMC that somebody else has read out of datagrams, a line each: the address
// and its arguments between tabs, "f" before a number, "s" before a text, "?" for anything else;
// an empty line ends a datagram. Prints each pose that is shown, and the counts at the end. An
// argument is the height of the sender's hips.

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Vmc/VmcStage.h"
#include "Json.h"

using namespace avatarbridge;

namespace {

bool readLine(std::string& line) {
    line.clear();
    int one;
    while ((one = std::fgetc(stdin)) != EOF && one != '\n') {
        line.push_back(static_cast<char>(one));
    }
    return one != EOF;
}

VmcArgument argumentOf(std::string_view word) {
    const auto kind = word.empty() ? '?' : word[0];
    const auto rest = word.substr(word.empty() ? 0 : 1);
    if (kind == 'f') {
        return VmcArgument::of(std::strtof(std::string(rest).c_str(), nullptr));
    }
    return kind == 's' ? VmcArgument::of(rest) : VmcArgument{};
}

bool take(VmcStage& stage, std::string_view line) {
    std::vector<VmcArgument> arguments;
    const auto address = line.substr(0, line.find('\t'));
    for (auto at = line.find('\t'); at != std::string_view::npos;) {
        const auto end = line.find('\t', at + 1);
        arguments.push_back(argumentOf(line.substr(at + 1, end - at - 1)));
        at = end;
    }
    return stage.take({address, arguments.data(), arguments.size()});
}

void printIfNew(VmcStage& stage, Pose& pose) {
    if (stage.draw(pose)) {
        Json::object({
                         {"weights", pose.weights},
                         {"bones", pose.bones},
                         {"hips", std::vector<float>(pose.hips.begin(), pose.hips.end())},
                         {"head", std::vector<float>(pose.head.begin(), pose.head.end())},
                     })
            .print();
    }
}

}  // namespace

int main(int count, char** words) {
    VmcStage stage;
    if (count > 1) {
        stage.setHipsHeight(std::strtof(words[1], nullptr));
    }
    Pose pose;
    std::string line;
    while (readLine(line)) {
        if (line.empty()) {
            stage.endPacket();
            printIfNew(stage, pose);
        } else {
            take(stage, line);
            printIfNew(stage, pose);
        }
    }
    const auto& counts = stage.counts();
    Json::object({
                     {"messages", counts.messages},
                     {"frames", counts.frames},
                     {"unusable", counts.unusable},
                     {"unknown", counts.unknown},
                 })
        .print();
    return 0;
}
