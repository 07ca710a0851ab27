using System;
using System.Collections.Generic;

namespace AvatarBridge
{
    /// <summary>
    /// Ties named expressions of a model, in whatever spelling, to the shapes of a stream: for
    /// an <see cref="IExpressionSink"/>. For one thread; made anew for every rig, then allocates
    /// nothing.
    /// </summary>
    public sealed class ExpressionFeeds
    {
        private readonly FaceValues _values;
        private readonly int[] _expressions;
        private readonly int[] _places;
        private readonly float[] _gains;
        private readonly float[] _sums;

        /// <param name="expressions">Names of the model's expressions.</param>
        /// <param name="shapeNames">What weights will be aligned to.</param>
        /// <param name="map">Which drives which; null matches them by name.</param>
        public ExpressionFeeds(
            IReadOnlyList<string> expressions, IReadOnlyList<string> shapeNames, RigMap map)
        {
            _values = new FaceValues(shapeNames);
            _sums = new float[expressions.Count];
            var rows = map != null && map.Rows.Count > 0
                ? map.Rows
                : RigMatch.Of(expressions).Rows;
            var feeds = new List<(int Expression, int Place, float Gain)>();
            foreach (var row in rows)
            {
                var place = _values.Find(row.Vocabulary, row.Source);
                var expression = IndexOf(expressions, row.Blendshape);
                if (place >= 0 && expression >= 0)
                {
                    feeds.Add((expression, place, row.Gain));
                }
            }
            _expressions = feeds.ConvertAll(feed => feed.Expression).ToArray();
            _places = feeds.ConvertAll(feed => feed.Place).ToArray();
            _gains = feeds.ConvertAll(feed => feed.Gain).ToArray();
            IsDriven = new bool[expressions.Count];
            foreach (var expression in _expressions)
            {
                IsDriven[expression] = true;
            }
        }

        /// <summary>Which expressions anything drives; the others are the game's.</summary>
        public bool[] IsDriven { get; }

        /// <summary>How many expressions are driven.</summary>
        public int Count => Array.FindAll(IsDriven, one => one).Length;

        /// <summary>The weight of an expression, from 0 to 1, as of the last reading.</summary>
        public float this[int expression] => Math.Max(0f, Math.Min(1f, _sums[expression]));

        /// <summary>Takes the weights of a pose.</summary>
        public void Read(float[] weights)
        {
            _values.Read(weights);
            Array.Clear(_sums, 0, _sums.Length);
            for (var i = 0; i < _places.Length; i++)
            {
                _sums[_expressions[i]] += _values[_places[i]] * _gains[i];
            }
        }

        private static int IndexOf(IReadOnlyList<string> names, string name)
        {
            for (var i = 0; i < names.Count; i++)
            {
                if (string.Equals(names[i], name, StringComparison.Ordinal))
                {
                    return i;
                }
            }
            return -1;
        }
    }
}
