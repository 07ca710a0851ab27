#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Rig/ArkitNames.h"
#include "AvatarBridge/Vmc/VmcExpressions.h"

namespace avatarbridge {

/**
 * The blendshapes that a VMC stream has spoken of, whatever they are called, and the weights of
 * ARKit that they come to. Allocates only when the sender comes up with a new name.
 */
class VmcShapes {
public:
    static constexpr std::size_t kMostNames = 512;
    static constexpr std::size_t kLongestName = 128;

    /** The number of a name, which may be new; -1 when there are too many, or it is too long. */
    int find(std::string_view name) {
        const auto place = std::lower_bound(order_.begin(), order_.end(), name,
                                            [this](std::size_t shape, std::string_view wanted) {
                                                return shapes_[shape].name < wanted;
                                            });
        if (place != order_.end() && shapes_[*place].name == name) {
            return static_cast<int>(*place);
        }
        if (shapes_.size() >= kMostNames || name.empty() || name.size() > kLongestName) {
            return -1;
        }
        order_.insert(place, shapes_.size());
        shapes_.push_back({std::string(name), findArkit(name), findVmcExpression(name), 0, 0});
        return static_cast<int>(shapes_.size() - 1);
    }

    /** Whether it was set in this round. */
    bool hasCome(int shape, std::int64_t round) const { return at(shape).round == round; }

    void set(int shape, float value, std::int64_t round) {
        auto& one = shapes_[static_cast<std::size_t>(shape)];
        one.value = (std::max)(0.0f, (std::min)(1.0f, value));
        one.round = round;
    }

    /** Writes the 52 weights that all of them show together. */
    void show(float* weights) const {
        std::array<float, kVmcExpressions.size()> expressions{};
        for (const auto& shape : shapes_) {
            if (shape.expression >= 0) {
                auto& most = expressions[static_cast<std::size_t>(shape.expression)];
                most = (std::max)(most, shape.value);
            }
        }
        std::fill(weights, weights + kArkitCount, 0.0f);
        for (std::size_t i = 0; i < expressions.size(); i++) {
            if (expressions[i] > 0) {
                addVmcExpression(i, expressions[i], weights);
            }
        }
        for (const auto& shape : shapes_) {
            if (shape.arkit >= 0) {
                auto& weight = weights[shape.arkit];
                weight = (std::max)(weight, shape.value);
            }
        }
    }

private:
    struct Shape {
        std::string name;
        /** Numbers of what it is, -1 for nothing. */
        int arkit = -1;
        int expression = -1;
        float value = 0;
        /** In which it came last. */
        std::int64_t round = 0;
    };

    const Shape& at(int shape) const { return shapes_[static_cast<std::size_t>(shape)]; }

    std::vector<Shape> shapes_;
    /** Their numbers, by name. */
    std::vector<std::size_t> order_;
};

}  // namespace avatarbridge
