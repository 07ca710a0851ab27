using System.Collections.Generic;

namespace AvatarBridge.Naming
{
    /// <summary>
    /// Which of an avatar's blendshapes stands for each name of a naming. Immutable; any thread.
    /// </summary>
    public sealed class ShapeMatch
    {
        internal ShapeMatch(
            ShapeNaming naming, IReadOnlyList<string> targets, IReadOnlyList<int> indices,
            IReadOnlyList<MissingShape> missing)
        {
            Naming = naming;
            Targets = targets;
            Indices = indices;
            Missing = missing;
        }

        public ShapeNaming Naming { get; }

        /// <summary>The names of the naming, in its order.</summary>
        public IReadOnlyList<string> Targets { get; }

        /// <summary>
        /// For each target the number of the avatar's shape, -1 when it has none.
        /// </summary>
        public IReadOnlyList<int> Indices { get; }

        /// <summary>The targets that the avatar has nothing for.</summary>
        public IReadOnlyList<MissingShape> Missing { get; }

        public int Found => Targets.Count - Missing.Count;

        /// <summary>How much of the naming was found, in [0, 1].</summary>
        public float Share => (float)Found / Targets.Count;
    }

    /// <summary>A name that an avatar has no blendshape for. Immutable.</summary>
    public sealed class MissingShape
    {
        internal MissingShape(string name, IReadOnlyList<string> closeNames)
        {
            Name = name;
            CloseNames = closeNames;
        }

        public string Name { get; }

        /// <summary>What the avatar has that is spelled nearly so, the closest first.</summary>
        public IReadOnlyList<string> CloseNames { get; }

        public override string ToString()
        {
            return CloseNames.Count == 0
                ? Name
                : $"{Name} (close: {string.Join(", ", CloseNames)})";
        }
    }
}
